import { requestHead } from '../../core/request'
import 'server-only'
import { AppError } from '../../core/errors'
import { log } from '../../core/log'
import { type Browser, browserOf } from '../browser'
import { currentViewer } from '../current'
import { letIn } from '../entry'
import { dropNote, putNote, readNote } from '../note'
import { returnAddress } from '../schema'
import { attachIdentity, recognise } from './commands'
import type { Claims } from './rules'
import { askedInput } from './schema'
import type { OidcService } from './settings'

const ASKED = 'sanggar-link'
const NEXT = 'sanggar-next'
const ADDING = 'sanggar-add'
const CALLBACK = '/api/auth/callback'
const MINUTES = 15

/** Notes that this browser may add a service to the account of its session: its password was given. */
export async function keepAdding(sessionId: string, service: OidcService, at: Date): Promise<void> {
  await putNote(ADDING, { text: `${sessionId} ${service.id}`, at }, '/', MINUTES)
}

/** True when this browser may add a service: the note of it still holds. */
export async function isAdding(now: Date): Promise<boolean> {
  return (await readNote(ADDING, now, MINUTES)) !== null
}

/** Keeps where to go after the service has answered. A plain sign-in adds nothing to anybody's account. */
export async function keepBegun(begun: { next: string | null; adding: boolean }, at: Date): Promise<void> {
  const text = returnAddress(begun.next)
  if (text) await putNote(NEXT, { text, at }, CALLBACK, MINUTES)
  else await dropNote(NEXT, CALLBACK)
  if (!begun.adding) await dropNote(ADDING, '/')
}

/** What follows on an answer of a service: the address to go to. */
export async function admit(claims: Claims, service: OidcService): Promise<string> {
  const head = await requestHead()
  const browser = browserOf((name) => head.get(name))
  const adding = (await readNote(ADDING, browser.now, MINUTES))?.text
  if (adding) return add(claims, service, adding, browser)
  const next = returnAddress((await readNote(NEXT, browser.now, MINUTES))?.text)
  const then = next ? `?next=${encodeURIComponent(next)}` : ''
  try {
    const found = await recognise(claims, service.domains, browser.now)
    if ('ask' in found) {
      await putNote(ASKED, { text: JSON.stringify(found.ask), at: browser.now }, '/sign-in', MINUTES)
      return `/sign-in/link${then}`
    }
    return (await letIn(found.shown, browser)) ? `/sign-in/code${then}` : (next ?? '/')
  } catch (error) {
    return `/sign-in?error=${keyOf(error)}&service=${service.id}`
  }
}

/** The service joins the account whose owner began this, in the same session and for this service alone. */
async function add(claims: Claims, service: OidcService, adding: string, { now }: Browser): Promise<string> {
  await dropNote(ADDING, '/')
  const viewer = await currentViewer()
  if (!viewer || adding !== `${viewer.sessionId} ${service.id}`) return '/sign-in?error=oidcFailed'
  try {
    await attachIdentity({ viewer, now }, claims, service.domains)
    return '/account?saved=linked'
  } catch (error) {
    return `/account?refused=${keyOf(error)}&service=${service.id}`
  }
}

function keyOf(error: unknown): string {
  if (error instanceof AppError) return error.complaint.key
  log.error({ err: String(error) }, 'sign-in')
  return 'oidcFailed'
}

/** What waits for the password in this browser; null when nothing does, or no longer. */
export async function whatIsAsked(now: Date) {
  const text = (await readNote(ASKED, now, MINUTES))?.text
  return text ? askedInput.parse(JSON.parse(text)) : null
}

/** Nothing waits any more. */
export function forgetAsked(): Promise<void> {
  return dropNote(ASKED, '/sign-in')
}
