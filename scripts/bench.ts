import { availableParallelism, cpus } from 'node:os'
import { fillLibrary, library } from './bench/library'
import { rates } from './bench/rate'
import { weights } from './bench/weight'
import { serveDemonstration } from './demo'
import { explain } from './stop'

const FORM_LIMIT = 40 * 1024
const LEAST_RATIO = 0.5

/** The cookie of one of the demonstration's people, through next-auth's own entrance. */
async function signIn(base: string, who: string, password: string) {
  const csrf = await fetch(`${base}/api/auth/csrf`)
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const pairs = (response: Response) =>
    response.headers.getSetCookie().map((line) => line.split(';')[0] ?? '')
  const body = new URLSearchParams({ csrfToken, email: `${who}@contoh.sch.id`, password, json: 'true' })
  const answer = await fetch(`${base}/api/auth/callback/credentials`, {
    method: 'POST',
    headers: { cookie: pairs(csrf).join('; ') },
    body,
  })
  const cookie = pairs(answer).find((pair) => pair.includes('session-token='))
  if (!cookie) throw new Error(`${who} could not sign in: ${answer.status}`)
  return cookie
}

async function main() {
  const demo = await serveDemonstration({ SANGGAR_BENCH: 'yes' })
  try {
    const teacher = await signIn(demo.base, 'sari', demo.password)
    const supervisor = await signIn(demo.base, 'nurul', demo.password)
    const group = '/groups/kkg-patimura'
    const pages = await rates(demo.base, demo.pid, [
      { name: 'bare', path: '/bench', cookie: '' },
      { name: 'home', path: '/', cookie: teacher },
      { name: 'problems', path: `${group}/problems`, cookie: teacher },
      { name: 'groupCoverage', path: `${group}/coverage`, cookie: teacher },
      { name: 'supervisorCoverage', path: '/coverage', cookie: supervisor },
    ])
    const bytes = await weights([
      { name: 'signIn', url: `${demo.base}/sign-in`, cookie: '' },
      { name: 'home', url: `${demo.base}/`, cookie: teacher },
      { name: 'problemForm', url: `${demo.base}${group}/problems/new`, cookie: teacher },
    ])
    // Last: a hundred thousand entries would weigh on the other figures.
    await fillLibrary(demo.url)
    const found = await library(demo.base, { teacher, supervisor })
    const form = (bytes.problemForm?.html ?? 0) + (bytes.problemForm?.css ?? 0)
    const failures = Object.entries(pages)
      .filter(([, page]) => page.ratio < LEAST_RATIO)
      .map(([name, page]) => `${name}: ${page.ratio} of the bare page, at least ${LEAST_RATIO} is wanted`)
    if (form > FORM_LIMIT) failures.push(`problem form: ${form} bytes of HTML and CSS, at most ${FORM_LIMIT}`)
    failures.push(...found.failures)
    const machine = {
      cores: availableParallelism(),
      processor: cpus()[0]?.model ?? '',
      node: process.version,
    }
    const report = { date: new Date().toISOString(), ...machine, pages, bytes, library: found, failures }
    console.log(JSON.stringify(report, null, 2))
    if (failures.length && !process.argv.includes('--no-fail')) process.exitCode = 1
  } finally {
    await demo.stop()
  }
  process.exit()
}

main().catch(explain)
