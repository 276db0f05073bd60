import { actionsIn, filled } from '../cluster/form'
import type { serveDemonstration } from '../demo'
import type { Part } from './crowd'
import { type Visitor, visitors } from './kinds'
import { signIn } from './pages'
import { resident } from './processes'

type Demo = Awaited<ReturnType<typeof serveDemonstration>>

/** What a web server may hold, in MB. */
const MOST = 300
const MORE = 300
const AT_ONCE = 5

const held = (pid: number) => Math.round(resident(pid))

/**
 * Sends each kind of form that somebody has once, as it stands; what is on every page (to sign out, to change the
 * language) is left alone. Most are refused, and their page is made once more with what is missing. Tells how many.
 */
async function sendForms({ base, password }: Demo, { who, cookie, kinds }: Visitor): Promise<number> {
  const pages = new Map<string, ReturnType<typeof actionsIn>>()
  for (const { path } of kinds)
    pages.set(path, actionsIn(await (await fetch(base + path, { headers: { cookie } })).text()))
  const all = [...pages.values()]
  const sent = new Set([...(all[0]?.keys() ?? [])].filter((action) => all.every((one) => one.has(action))))
  const common = sent.size
  let mine = cookie
  for (const [path, forms] of pages)
    for (const [action, fields] of forms) {
      if (sent.has(action)) continue
      sent.add(action)
      const options = { method: 'POST', body: filled(fields, {}), redirect: 'manual' } as const
      const answer = await fetch(base + path, { ...options, headers: { cookie: mine, origin: base } })
      await answer.arrayBuffer()
      // Some of them end the session.
      if (answer.headers.get('location')?.includes('/sign-in')) mine = await signIn(base, who, password)
    }
  return sent.size - common
}

/**
 * What the web server holds when it has started, when each kind of page that four people reach was read twice, after more
 * of them, when each kind of their forms was sent, and after as many pages again. The processes that make papers are their
 * own. To be measured before anything else is asked of that server.
 */
export async function memory(demo: Demo): Promise<Part> {
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
  let forms = 0
  for (const one of people) forms += await sendForms(demo, one)
  const posted = held(demo.pid)
  const after = await read(MORE)
  const most = Math.max(crawled, again, more, posted, after)
  return {
    result: { kinds: all.length, start, crawled, again, more, forms, posted, after },
    failures: most > MOST ? [`memory: ${most} MB of the web server, at most ${MOST} are wanted`] : [],
  }
}
