import { overlap } from '../../core/day'

type Row = { id: string; startedOn: Date; endedOn: Date | null; kept: boolean }

const latest = (rows: Row[]) =>
  rows.some((one) => one.endedOn === null)
    ? null
    : new Date(Math.max(...rows.map((one) => one.endedOn?.getTime() ?? 0)))

/**
 * Periods of one thing, of two accounts: what shares days becomes the first kept period, made as long as all of them.
 * Answers which rows are set aside, and which kept ones grow.
 */
export function joinPeriods(rows: Row[]) {
  const aside: string[] = []
  const grown: { id: string; startedOn: Date; endedOn: Date | null }[] = []
  const sorted = rows.toSorted((a, b) => a.startedOn.getTime() - b.startedOn.getTime())
  for (let at = 0; at < sorted.length; ) {
    const [first] = sorted.slice(at, at + 1) as [Row]
    const run = { startedOn: first.startedOn, endedOn: first.endedOn }
    const together = [first]
    for (at += 1; at < sorted.length && overlap(run, sorted[at] as Row); at += 1) {
      together.push(sorted[at] as Row)
      run.endedOn = latest(together)
    }
    const stays = together.find((one) => one.kept)
    if (together.length === 1 || !stays) continue
    aside.push(...together.filter((one) => one !== stays).map((one) => one.id))
    if (stays.startedOn > run.startedOn || stays.endedOn?.getTime() !== run.endedOn?.getTime())
      grown.push({ id: stays.id, ...run })
  }
  return { aside, grown }
}
