import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'

/**
 * `processorMs` is what a request costs the web server itself: it tells more than the rate where other programs run too.
 * `databaseMs` is what it costs the database, where that was asked for.
 */
export type Rate = {
  requestsPerSecond: number
  p50: number
  p95: number
  processorMs: number
  databaseMs?: number
  ratio: number
}
/** A page and the process that serves it. */
type Target = { name: string; base: string; pid: number; path: string; cookie: string }

const ROUNDS = 7
const SECONDS = 2
/** How many ask at once. */
export const CONNECTIONS = 10

function percentile(sorted: number[], share: number) {
  return Number((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1))
}

/** So many seconds, where the last answers are cut off; or so many requests, each answered. */
type Length = { duration: number } | { amount: number }

/** One burst at one page; throws when an answer is not 200. */
function burst({ name, base, path, cookie }: Target, length: Length) {
  return new Promise<{ rate: number; times: number[] }>((done, fail) => {
    const times: number[] = []
    const began = performance.now()
    let last = began
    const options = { url: base + path, connections: CONNECTIONS, headers: { cookie }, ...length }
    const run = autocannon(options, (error, result) => {
      if (error) return fail(error)
      const wrong = result.non2xx + result.errors
      if (wrong) return fail(new Error(`${name}: ${wrong} answers of ${path} were not 200`))
      done({ rate: (times.length / (last - began)) * 1000, times })
    })
    run.on('response', (_client, _status, _bytes, time) => {
      times.push(time)
      last = performance.now()
    })
  })
}

/** Warms a page up and tells how many requests take about the seconds of a round: two for each connection at least. */
async function warmed(target: Target) {
  const { rate } = await burst(target, { duration: 3 })
  // Behind whatever was cut off.
  await burst(target, { amount: CONNECTIONS })
  return Math.max(2, Math.ceil((rate * SECONDS) / CONNECTIONS)) * CONNECTIONS
}

/** Processor time of a process so far, in milliseconds; 0 where the system does not tell. */
export function processorTime(pid: number) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    // Fields 14 and 15 of proc(5), in hundredths of a second.
    return (Number(fields[11]) + Number(fields[12])) * 10
  } catch {
    return 0
  }
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/**
 * Requests per second and milliseconds of each page. Many short rounds, each with its own yardstick (the first page),
 * so that whatever else the machine does weighs on all alike. `database` tells the database's processor time so far.
 */
export async function rates(targets: Target[], database?: () => number): Promise<Record<string, Rate>> {
  const seen = targets.map(() => ({
    rates: [] as number[],
    ratios: [] as number[],
    times: [] as number[],
    spent: 0,
    asked: 0,
  }))
  const amounts: number[] = []
  for (const target of targets) amounts.push(await warmed(target))
  for (let round = 1; round <= ROUNDS; round += 1) {
    let yardstick = 0
    for (const [i, target] of targets.entries()) {
      const before = [processorTime(target.pid), database?.() ?? 0] as const
      const { rate, times } = await burst(target, { amount: amounts[i] ?? CONNECTIONS })
      yardstick ||= rate
      const one = seen[i]
      if (!one) continue
      one.spent += processorTime(target.pid) - before[0]
      one.asked += (database?.() ?? 0) - before[1]
      one.rates.push(rate)
      one.ratios.push(rate / yardstick)
      for (const time of times) one.times.push(time)
    }
    console.error(`round ${round}: ${seen.map((one) => one.rates.at(-1)?.toFixed(0)).join(' ')} per second`)
  }
  const entries = seen.map(({ rates, ratios, times, spent, asked }, i) => {
    times.sort((a, b) => a - b)
    const requestsPerSecond = Math.round(median(rates))
    const ratio = Number(median(ratios).toFixed(2))
    const each = (time: number) => Number((time / Math.max(1, times.length)).toFixed(2))
    const row = {
      requestsPerSecond,
      processorMs: each(spent),
      ...(database && { databaseMs: each(asked) }),
      p50: percentile(times, 0.5),
      p95: percentile(times, 0.95),
      ratio,
    }
    return [targets[i]?.name ?? '', row] as const
  })
  return Object.fromEntries(entries)
}
