import type { AnswerKind } from './schema'

type Times = { closesAt: Date | null; closedAt: Date | null }

/** True while members can answer. */
export function isOpen({ closesAt, closedAt }: Times, now: Date): boolean {
  return closedAt === null && (closesAt === null || closesAt > now)
}

type Answered = { answers: { answer: AnswerKind }[] }
export type Sums = Record<AnswerKind, number>

/** How many said what to one option. */
export function sumsOf({ answers }: Answered): Sums {
  const count = (kind: AnswerKind) => answers.filter((one) => one.answer === kind).length
  return { yes: count('yes'), ifNeedBe: count('ifNeedBe'), no: count('no') }
}

/** Which options suit most: the most who can, then the most of them without reserve. None before an answer. */
export function bestOf(sums: Sums[]): number[] {
  const worth = sums.map(({ yes, ifNeedBe }) => (yes + ifNeedBe) * 1000 + yes)
  const most = Math.max(0, ...worth)
  return most ? worth.flatMap((one, at) => (one === most ? [at] : [])) : []
}
