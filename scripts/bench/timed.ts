const round = (number: number) => Math.round(number * 100) / 100

export type Spread = { least: number; p50: number; p95: number; p99: number }

/** Milliseconds of one thing done so many times, after twenty that plan and fill caches; `before` each is not counted. */
export async function timed(
  times: number,
  work: (i: number) => Promise<unknown>,
  before?: () => Promise<unknown>,
): Promise<Spread> {
  const took: number[] = []
  for (let i = -20; i < times; i += 1) {
    await before?.()
    const began = performance.now()
    await work(i < 0 ? -i : i)
    if (i >= 0) took.push(performance.now() - began)
  }
  return spreadOf(took)
}

/** The least and the slow end of some times in milliseconds. */
export function spreadOf(took: number[]): Spread {
  const sorted = took.toSorted((a, b) => a - b)
  const at = (share: number) => round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0)
  return { least: round(sorted[0] ?? 0), p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** Seconds that something took, beside what it answered. */
export async function seconds<T>(work: () => Promise<T>): Promise<{ seconds: number; found: T }> {
  const began = performance.now()
  const found = await work()
  return { seconds: round((performance.now() - began) / 1000), found }
}
