import { areas, EACH, type Point } from './schema'

export type RoundState = 'start' | 'between' | 'end' | 'closed'

const next = { start: 'between', between: 'end', end: 'closed' } as const

/** The state after the one an officer saw. */
export function nextState(from: keyof typeof next): RoundState {
  return next[from]
}

/** The part that can be answered now, if any. */
export function openPoint(state: RoundState): Point | null {
  return state === 'start' || state === 'end' ? state : null
}

/** Fewer people than this are never summed up. */
export const FEWEST = 5
/** Means beyond are written as these: at the very end of the scale a mean tells what each single person said. */
const EDGES = [1.2, 3.8] as const

const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
const rounded = (value: number) => Math.round(value * 10) / 10

/** The mean of each competence in one person's answers. */
export function meansOf(steps: number[]): number[] {
  return areas.map((_, i) => rounded(mean(steps.slice(i * EACH, (i + 1) * EACH))))
}

export type Pair = { start: number[]; end: number[] }
export type Sums = { pairs: number; start: number[]; end: number[] }

/**
 * Means of those who answered both times; null for fewer than five. No other figure is ever made of the answers:
 * one more sum over nearly the same people would tell what the one person between them said.
 */
export function sumsOf(pairs: Pair[]): Sums | null {
  if (pairs.length < FEWEST) return null
  const of = (point: Point) =>
    areas.map((_, i) => {
      const all = pairs.map((pair) => mean(pair[point].slice(i * EACH, (i + 1) * EACH)))
      return rounded(Math.min(EDGES[1], Math.max(EDGES[0], mean(all))))
    })
  return { pairs: pairs.length, start: of('start'), end: of('end') }
}

/** The answers of those who answered both times. */
export function pairsOf(answers: { personId: string; point: Point; steps: number[] }[]): Pair[] {
  const people = new Map<string, Partial<Pair>>()
  for (const { personId, point, steps } of answers)
    people.set(personId, { ...people.get(personId), [point]: steps })
  return [...people.values()].filter((one): one is Pair => Boolean(one.start && one.end))
}
