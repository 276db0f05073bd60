import { loadavg } from 'node:os'
import nextPackage from 'next/package.json' with { type: 'json' }
import type { serveDemonstration } from '../demo'
import type { Part } from './crowd'
import { signIn } from './pages'
import { demonstrated } from './peer/demonstration'
import { serveRedmine, signInToRedmine } from './peer/redmine'
import { familyTime, memoryOf, postmaster } from './processes'
import { rates } from './rate'
import { weights } from './weight'

type Demo = Awaited<ReturnType<typeof serveDemonstration>>
type Page = { name: string; path: string; cookie: string }

const WHO = 'sari'
/** Of her two groups the one with most problems, meetings and members. */
const GROUP = 'kkg-patimura'

/** The problem that most was said about. */
function longest(problems: { id: string; events: unknown[] }[]) {
  return problems.toSorted((a, b) => b.events.length - a.events.length)[0]?.id ?? ''
}

function named(name: string, pages: Page[]) {
  return pages.map((page) => ({ ...page, name: `${name} ${page.name}` }))
}

/** The same pages of Sanggar and of Redmine in turn, as the same member of the same group, beside a bare page of Next. */
export async function peer(demo: Demo): Promise<Part> {
  const told = await demonstrated(`${WHO}@contoh.sch.id`)
  const redmine = await serveRedmine(demo.url, told)
  try {
    const group = told.groups.find(({ slug }) => slug === GROUP)
    const problem = longest(group?.problems ?? [])
    const cookie = await signIn(demo.base, WHO, demo.password)
    const other = await signInToRedmine(redmine.base, redmine.login, redmine.password)
    const below = `/groups/${GROUP}/problems`
    const ours = named('sanggar', [
      { name: 'home', path: '/', cookie },
      { name: 'problems', path: below, cookie },
      { name: 'problem', path: `${below}/${problem}`, cookie },
      { name: 'form', path: `${below}/new`, cookie },
      { name: 'sign-in', path: '/sign-in', cookie: '' },
    ])
    const issues = `/projects/${GROUP}/issues`
    const { tracker } = redmine
    const theirs = named('redmine', [
      { name: 'home', path: '/my/page', cookie: other },
      { name: 'problems', path: `${issues}?set_filter=1&tracker_id=${tracker}&status_id=*`, cookie: other },
      { name: 'problem', path: `/issues/${redmine.issues[problem]}`, cookie: other },
      { name: 'form', path: `${issues}/new?issue[tracker_id]=${tracker}`, cookie: other },
      { name: 'sign-in', path: '/login', cookie: '' },
    ])
    const memory = () => ({ sanggar: memoryOf(demo.pid), redmine: memoryOf(redmine.pid) })
    const [before, atFirst, database] = [loadavg()[0], memory(), await postmaster(demo.url)]
    const bare = { name: 'next bare', path: '/bench', cookie: '' }
    const own = (page: Page) => ({ ...page, base: demo.base, pid: demo.pid })
    // One of ours, then theirs, so that neither rests for long: a connection to the database that rests is closed.
    const pairs = theirs.flatMap((page, i) => [
      ...ours.slice(i, i + 1).map(own),
      { ...page, base: redmine.base, pid: redmine.pid },
    ])
    const pages = await rates([own(bare), ...pairs], () => familyTime(database))
    const afterwards = memory()
    const bytes = await weights([
      ...ours.map(({ name, path, cookie }) => ({ name, url: demo.base + path, cookie })),
      ...theirs.map(({ name, path, cookie }) => ({ name, url: redmine.base + path, cookie })),
    ])
    const data = {
      members: group?.members.length,
      problems: group?.problems.length,
      meetings: group?.meetings.length,
    }
    const versions = { next: nextPackage.version, ...redmine.versions }
    const memoryMB = { atFirst, afterwards }
    const load = { before, afterwards: loadavg()[0] }
    return { result: { versions, data, load, pages, bytes, memoryMB }, failures: [] }
  } finally {
    await redmine.stop()
  }
}
