import 'server-only'
import { type Database, system } from '../../core/db'

/** Something that is not as it was written. `from` and `to` are the moments of the entries around it, where known. */
export type Break = {
  kind: 'missing' | 'changed' | 'cut' | 'lane' | 'anchor' | 'anchored'
  lane: number | null
  number: number
  count: number
  from: Date | null
  to: Date | null
}

export type Verdict = {
  entries: number
  lanes: number
  anchors: number
  print: string | null
  known: boolean
  breaks: Break[]
}

const MOST = 50

/** Entries whose number or hash does not follow from the one before them in their lane. */
function brokenEntries(tx: Database) {
  return tx.$queryRaw<Break[]>`
    select case when number <> before + 1 then 'missing' else 'changed' end as kind, lane::int, number,
      greatest(number - before - 1, 1) as count, since as from, at as to
    from (
      select e.*, coalesce(lag(number) over lanes, 0) as before, coalesce(lag(hash) over lanes, '') as previous,
        lag(at) over lanes as since
      from audit_entry e window lanes as (partition by lane order by number)
    ) one
    where number <> before + 1
      or hash <> audit_hash(previous, lane, number, id, at, person_id, command, group_id, subject_id, detail)
    order by at, lane, number limit ${MOST}`
}

/** Lanes whose last entry is not the one that was written last. */
function brokenEnds(tx: Database) {
  return tx.$queryRaw<Break[]>`
    select case when l.lane is null then 'lane' when coalesce(e.number, 0) < l.number then 'cut' else 'changed' end
        as kind,
      coalesce(l.lane, e.lane)::int as lane, coalesce(l.number, e.number) as number,
      greatest(coalesce(l.number, 0) - coalesce(e.number, 0), 1) as count, e.at as from, null::timestamptz as to
    from audit_lane l full join (
      select distinct on (lane) lane, number, hash, at from audit_entry order by lane, number desc
    ) e on e.lane = l.lane
    where l.lane is null or e.lane is null or e.number <> l.number or e.hash <> l.hash
    order by 2 limit ${MOST}`
}

/** Anchors that do not follow from the one before, and the entries that they hold and that are no longer so. */
function brokenAnchors(tx: Database) {
  return tx.$queryRaw<Break[]>`
    select * from (
      select 'anchor' as kind, null::int as lane, number, 1 as count, since as from, at as to
      from (
        select a.*, coalesce(lag(number) over w, 0) as before, coalesce(lag(hash) over w, '') as previous,
          lag(at) over w as since
        from audit_anchor a window w as (order by number)
      ) one
      where number <> before + 1 or hash <> audit_anchor_hash(previous, number, at, heads)
      union all
      select distinct on (lane, entry) 'anchored', lane, entry, 1, null::timestamptz, a.at
      from audit_anchor a, lateral (
        select (head->>0)::int as lane, (head->>1)::int as entry, decode(head->>2, 'hex') as hash
        from jsonb_array_elements(a.heads) head
      ) held
      where not exists (
        select 1 from audit_entry e where e.lane = held.lane and e.number = held.entry and e.hash = held.hash)
    ) broken order by number limit ${MOST}`
}

/** Reads the whole trail as of one moment and tells where it is not as it was written. `print`: an anchor's hash kept elsewhere. */
export async function verifyAudit(print: string | null = null): Promise<Verdict> {
  return system('service').$transaction(
    async (tx) => {
      const breaks = [...(await brokenEntries(tx)), ...(await brokenEnds(tx)), ...(await brokenAnchors(tx))]
      const [sums] = await tx.$queryRaw<Omit<Verdict, 'breaks'>[]>`
        select (select count(*)::int from audit_entry) as entries, (select count(*)::int from audit_lane) as lanes,
          (select count(*)::int from audit_anchor) as anchors,
          (select encode(hash, 'hex') from audit_anchor order by number desc limit 1) as print,
          exists (select 1 from audit_anchor where encode(hash, 'hex') = ${print ?? ''}) as known`
      if (!sums) throw new Error('no answer')
      return { ...sums, known: print === null || sums.known, breaks }
    },
    { isolationLevel: 'RepeatableRead', timeout: 3_600_000 },
  )
}
