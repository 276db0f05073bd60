import type { serveDemonstration } from '../demo'
import type { Part } from './crowd'
import { rates } from './rate'
import { weights } from './weight'

const FORM_LIMIT = 40 * 1024
const LEAST_RATIO = 0.5

/** The cookie of one of the demonstration's people, through next-auth's own entrance. */
export async function signIn(base: string, who: string, password: string) {
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

/** Rate and weight of pages: none below half of a bare page, and a light form. */
export async function pages(demo: Awaited<ReturnType<typeof serveDemonstration>>): Promise<Part> {
  const teacher = await signIn(demo.base, 'sari', demo.password)
  const supervisor = await signIn(demo.base, 'nurul', demo.password)
  const group = '/groups/kkg-patimura'
  const asked = [
    { name: 'bare', path: '/bench', cookie: '' },
    { name: 'home', path: '/', cookie: teacher },
    { name: 'problems', path: `${group}/problems`, cookie: teacher },
    { name: 'groupCoverage', path: `${group}/coverage`, cookie: teacher },
    { name: 'supervisorCoverage', path: '/coverage', cookie: supervisor },
  ]
  const found = await rates(asked.map((page) => ({ ...page, base: demo.base, pid: demo.pid })))
  const bytes = await weights([
    { name: 'signIn', url: `${demo.base}/sign-in`, cookie: '' },
    { name: 'home', url: `${demo.base}/`, cookie: teacher },
    { name: 'problemForm', url: `${demo.base}${group}/problems/new`, cookie: teacher },
  ])
  const form = (bytes.problemForm?.html ?? 0) + (bytes.problemForm?.css ?? 0)
  const failures = Object.entries(found)
    .filter(([, page]) => page.ratio < LEAST_RATIO)
    .map(([name, page]) => `${name}: ${page.ratio} of the bare page, at least ${LEAST_RATIO} is wanted`)
  if (form > FORM_LIMIT) failures.push(`problem form: ${form} bytes of HTML and CSS, at most ${FORM_LIMIT}`)
  return { result: { pages: found, bytes }, failures }
}
