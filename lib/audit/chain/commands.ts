import 'server-only'
import { system } from '../../core/db'

/**
 * Holds where all lanes stand at this moment, in one hash. Answers it with its number; null when nothing was written
 * since the last one.
 */
export async function anchorAudit(now: Date): Promise<{ number: number; print: string } | null> {
  return system('service').$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('audit anchor', 7))`
    const [made] = await tx.$queryRaw<{ number: number; print: string }[]>`
      with stand as (
        select jsonb_agg(jsonb_build_array(lane, number, encode(hash, 'hex')) order by lane) as heads from audit_lane
      ), last as (
        select number, hash, heads from audit_anchor order by number desc limit 1
      )
      insert into audit_anchor (number, at, heads, hash)
      select coalesce(last.number, 0) + 1, ${now}::timestamptz, stand.heads,
        audit_anchor_hash(coalesce(last.hash, ''), coalesce(last.number, 0) + 1, ${now}::timestamptz, stand.heads)
      from stand left join last on true
      where stand.heads is not null and stand.heads is distinct from last.heads
      returning number, encode(hash, 'hex') as print`
    return made ?? null
  })
}
