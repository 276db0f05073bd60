import { routeOf, walk } from '../../tests/support/crawl'
import type { serveDemonstration } from '../demo'
import { signIn } from './pages'

type Demo = Awaited<ReturnType<typeof serveDemonstration>>
/** One kind of page: its route with groups and keys taken out, and an address of it. */
export type Kind = { route: string; path: string }
/** Somebody with the kinds of pages that they reach; nobody has no cookie. */
export type Visitor = { who: string; cookie: string; kinds: Kind[] }

/** A teacher, an officer, a supervisor and an administrator of the demonstration. */
const PEOPLE = ['sari', 'budi', 'nurul', 'dinas']
const PUBLIC = ['/sign-in', '/sign-in/link', '/reset', '/verify', '/privacy', '/offline']

/** All kinds of pages that somebody reaches by links, in the order in which they are met. */
async function kindsOf(base: string, cookie: string, start: string[]): Promise<Kind[]> {
  const ask = async (path: string) => {
    const answer = await fetch(base + path, { headers: { cookie } })
    // What is refused is no page.
    return {
      headers: () => (answer.ok ? Object.fromEntries(answer.headers) : {}),
      text: () => answer.text(),
    }
  }
  return [...(await walk(ask, start)).keys()].map((path) => ({ route: routeOf(path), path }))
}

/** The four people of the demonstration, each with the kinds of pages of their own, found by following every link. */
export async function visitors({ base, password }: Demo): Promise<Visitor[]> {
  const found: Visitor[] = []
  for (const who of PEOPLE) {
    const cookie = await signIn(base, who, password)
    found.push({ who, cookie, kinds: await kindsOf(base, cookie, ['/', '/check-in']) })
  }
  return found
}

/** What is open to everybody. */
export async function stranger({ base }: Demo): Promise<Visitor> {
  return { who: 'nobody', cookie: '', kinds: await kindsOf(base, '', PUBLIC) }
}
