import type { serveDemonstration } from '../demo'
import type { Part } from './crowd'
import { visitors } from './kinds'
import { resident } from './processes'

/** What a web server may hold, in MB. */
const MOST = 300
const MORE = 300
const AT_ONCE = 5

const held = (pid: number) => Math.round(resident(pid))

/**
 * What the web server holds when it has started, when each kind of page that four people reach was read twice, and after
 * more of them. The processes that make papers are their own. To be measured before anything else is asked of that server.
 */
export async function memory(demo: Awaited<ReturnType<typeof serveDemonstration>>): Promise<Part> {
  const start = held(demo.pid)
  const people = await visitors(demo)
  const crawled = held(demo.pid)
  const all = people.flatMap(({ cookie, kinds }) => kinds.map(({ path }) => ({ cookie, path })))
  const read = async (count: number) => {
    let next = 0
    const reader = async () => {
      while (next < count) {
        const { cookie, path } = all[next++ % all.length] ?? { cookie: '', path: '/' }
        await (await fetch(demo.base + path, { headers: { cookie } })).arrayBuffer()
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, reader))
    return held(demo.pid)
  }
  const again = await read(all.length)
  const more = await read(MORE)
  const most = Math.max(crawled, again, more)
  return {
    result: { kinds: all.length, start, crawled, again, more },
    failures: most > MOST ? [`memory: ${most} MB of the web server, at most ${MOST} are wanted`] : [],
  }
}
