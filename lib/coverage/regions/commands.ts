import 'server-only'
import { type Database, system } from '../../core/db'

/** So many changes at once: what one statement carries easily. */
const AT_ONCE = 5000
const PATIENT = { timeout: 3_600_000, maxWait: 60_000 }

/** A transaction that adds up millions of rows: with the server's usual memory they would go to disk and back. */
function recounting<T>(work: (tx: Database) => Promise<T>): Promise<T> {
  return system('service').$transaction(async (tx) => {
    await tx.$executeRaw`select set_config('work_mem', '256MB', true)`
    return work(tx)
  }, PATIENT)
}

/** Adds what changed to the sums of the regions, until little is left. Answers how many changes that were. */
export async function foldCoverage(): Promise<number> {
  let all = 0
  for (let rounds = 0; rounds < 200; rounds += 1) {
    const [row] = await system('service').$queryRaw<
      { folded: number }[]
    >`select coverage_fold(${AT_ONCE}::int) as folded`
    all += row?.folded ?? 0
    if ((row?.folded ?? 0) < AT_ONCE) break
  }
  return all
}

export type Difference = { region: number; groups: number; counters: number }

/** How many cells differ from a full recount at this moment: regions, numbers of groups, and the groups' own counters. */
export async function checkCoverage(): Promise<Difference> {
  const rows = await recounting(
    (tx) => tx.$queryRaw<{ what: keyof Difference; count: bigint }[]>`select * from coverage_difference`,
  )
  const found = Object.fromEntries(rows.map((row) => [row.what, Number(row.count)]))
  return { region: found.region ?? 0, groups: found.groups ?? 0, counters: found.counters ?? 0 }
}

/** A writer of the same group and this may wait for each other in a ring; then one of them begins anew. */
async function recountGroup(id: string) {
  for (let tries = 1; ; tries += 1)
    try {
      return await system('service').$executeRaw`select coverage_recount_group(${id}::uuid)`
    } catch (error) {
      if (tries === 4) throw error
    }
}

/**
 * Makes the counters of groups anew where they are wrong, then the sums of the regions, while others write.
 * Answers how many groups and cells were wrong.
 */
export async function rebuildCoverage(): Promise<{ groups: number; cells: number }> {
  const wrong = await recounting(
    (tx) => tx.$queryRaw<{ id: string }[]>`select id::text from coverage_wrong_groups`,
  )
  for (const { id } of wrong) await recountGroup(id)
  const [row] = await recounting(
    (tx) => tx.$queryRaw<{ cells: bigint }[]>`select coverage_rebuild() as cells`,
  )
  return { groups: wrong.length, cells: Number(row?.cells ?? 0) }
}
