import { system } from '../../lib/core/db'
import { checkCoverage, foldCoverage, rebuildCoverage } from '../../lib/coverage/regions/commands'
import { type Officer, stepsOf, wholeMeeting } from './steps'
import { seconds } from './timed'

/** So many write at once, each of a group of its own over a connection of its own. */
export const WRITERS = 50
const SECONDS = 10
const ROUNDS = 3

/** Officers of fifty groups: all of one district, and each of another. */
async function fifties() {
  const inDistricts = await system('job').$queryRaw<(Officer & { code: string })[]>`
    select distinct on (g.region_code) g.id::text as "groupId", o.person_id::text as "personId", g.region_code as code
    from "group" g join officer_term o on o.group_id = g.id
    where length(g.region_code) = 8 order by g.region_code, md5(g.slug)`
  const apart = inDistricts.slice(0, WRITERS)
  const used = apart.map((one) => one.groupId)
  const together = await system('job').$queryRaw<Officer[]>`
    select g.id::text as "groupId", o.person_id::text as "personId"
    from "group" g join officer_term o on o.group_id = g.id
    where length(g.region_code) = 8 and g.id <> all(${used}::uuid[]) order by md5(g.slug) desc limit ${WRITERS}`
  for (const one of [apart, together])
    if (one.length < WRITERS) throw new Error(`Only ${one.length} of ${WRITERS} groups: make more groups`)
  // The nation is thin in places: fifty groups are moved into one district for this.
  await system('job').group.updateMany({
    where: { id: { in: together.map((one) => one.groupId) } },
    data: { regionCode: inDistricts.at(-1)?.code ?? '' },
  })
  return { apart, together }
}

type While = () => boolean

/** Each of these holds one meeting after the other as long as it goes on: whole meetings, three steps each. */
async function allWrite(officers: Officer[], goesOn: While) {
  const began = performance.now()
  const all: Awaited<ReturnType<typeof wholeMeeting>>[] = []
  let failed = 0
  const one = (officer: Officer) =>
    wholeMeeting(officer).then(
      (took) => all.push(took),
      (error: unknown) => {
        failed += 1
        console.error(String(error).slice(0, 500))
      },
    )
  const each = officers.map(async (officer) => {
    do await one(officer)
    while (goesOn())
  })
  await Promise.all(each)
  const perSecond = Math.round((all.length * 10_000) / (performance.now() - began)) / 10
  return { meetings: all.length, failed, perSecond, steps: stepsOf(all) }
}

function forSeconds(count: number): While {
  const end = performance.now() + count * 1000
  return () => performance.now() < end
}

type Run = Awaited<ReturnType<typeof allWrite>>
const best = (runs: Run[]) => runs.reduce((one, other) => (other.perSecond > one.perSecond ? other : one))

/**
 * Fifty officers at once carry meetings through the commands of the application: of fifty groups of one district, and of
 * fifty districts, in turn, the best of each; then what waits is folded. `ratio` is how much faster the fifty districts are.
 */
async function hotRow({ apart, together }: Awaited<ReturnType<typeof fifties>>) {
  // Each connection plans its statements first.
  await allWrite(together, () => false)
  await allWrite(apart, () => false)
  const runs: { one: Run; fifty: Run }[] = []
  for (let i = 0; i < ROUNDS; i += 1) {
    const one = await allWrite(together, forSeconds(SECONDS))
    runs.push({ one, fifty: await allWrite(apart, forSeconds(SECONDS)) })
  }
  const oneDistrict = best(runs.map((run) => run.one))
  const fiftyDistricts = best(runs.map((run) => run.fifty))
  const ratio = Math.round((fiftyDistricts.perSecond / oneDistrict.perSecond) * 100) / 100
  const failed = runs.reduce((sum, { one, fifty }) => sum + one.failed + fifty.failed, 0)
  const folding = await seconds(foldCoverage)
  return { oneDistrict, fiftyDistricts, ratio, failed, folded: folding.found, foldSeconds: folding.seconds }
}

/** Counters and sums made anew while the fifty write, after some were set wrong: answers what was mended, and how long it took. */
async function rebuiltMeanwhile(officers: Officer[]) {
  const wrong = officers.slice(0, 10).map((one) => one.groupId)
  await system('job').coverageCounter.updateMany({
    where: { groupId: { in: wrong } },
    data: { planned: { increment: 1 } },
  })
  await system('job').$executeRaw`
    update region_coverage set people = people + 1 where code = '' and kind = '' and months = 1`
  let runs = true
  const rebuilding = seconds(rebuildCoverage).finally(() => {
    runs = false
  })
  const [rebuilt, written] = await Promise.all([rebuilding, allWrite(officers, () => runs)])
  return { ...rebuilt.found, seconds: rebuilt.seconds, meetings: written.meetings, failed: written.failed }
}

/** What a full recount says, and how long it takes. Everything in it must be 0. */
export async function recounted() {
  const { found, seconds: took } = await seconds(checkCoverage)
  return { ...found, seconds: took }
}

/** Fifty writers at once, a recount behind them, a rebuilding while they write, and a recount behind that. */
export async function writersAtOnce() {
  const chosen = await fifties()
  const writes = await hotRow(chosen)
  const differBehindWrites = await recounted()
  console.error(JSON.stringify({ writes, differBehindWrites }))
  const rebuild = await rebuiltMeanwhile([...chosen.apart.slice(25), ...chosen.together.slice(25)])
  return { writes, differBehindWrites, rebuild, differBehindRebuild: await recounted() }
}
