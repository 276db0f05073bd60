import autocannon from 'autocannon'
import { familyTime } from '../processes'

/** A request as autocannon sends it. */
export type Shot = autocannon.Request
export type Found = {
  answers: number
  perSecond: number
  p50: number
  p99: number
  /** Answers of another status than the right one, and connections that broke. */
  errors: number
  /** What one request costs the processor in all web servers, in milliseconds. */
  processorMs: number
}

type Client = autocannon.Client & { setRequests: (shots: Shot[]) => void }

/**
 * So many connections at once for so many seconds, each with a list of its own that it goes through in turn. What it
 * takes to ask is taken from the same processors.
 */
export async function shoot(
  { base, pid }: { base: string; pid: number },
  seconds: number,
  lists: Shot[][],
  right = 200,
): Promise<Found> {
  let next = 0
  let wrong = 0
  const times: number[] = []
  const before = familyTime(pid)
  const result = await new Promise<autocannon.Result>((done, fail) => {
    const options: autocannon.Options = {
      url: base,
      connections: lists.length,
      duration: seconds,
      setupClient: (client) => {
        ;(client as Client).setRequests(lists[next % lists.length] ?? [])
        next += 1
      },
    }
    const run = autocannon(options, (error, found) => (error ? fail(error) : done(found)))
    run.on('response', (_client, status, _bytes, time) => {
      if (status === right) times.push(time)
      else wrong += 1
    })
  })
  const spent = familyTime(pid) - before
  times.sort((a, b) => a - b)
  const at = (share: number) => Math.round(times[Math.ceil(times.length * share) - 1] ?? 0)
  return {
    answers: times.length,
    perSecond: Math.round(times.length / result.duration),
    p50: at(0.5),
    p99: at(0.99),
    errors: result.errors + wrong,
    processorMs: Number((spent / Math.max(1, times.length)).toFixed(2)),
  }
}
