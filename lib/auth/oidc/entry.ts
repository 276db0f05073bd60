import 'server-only'
import { headers } from 'next/headers'
import { AppError } from '../../core/errors'
import { log } from '../../core/log'
import { browserOf } from '../browser'
import { letIn } from '../entry'
import { dropNote, putNote, readNote } from '../note'
import { returnAddress } from '../schema'
import { recognise } from './commands'
import type { Claims } from './rules'
import { askedInput } from './schema'
import { oidcSettings } from './settings'

const ASKED = 'sanggar-link'
const NEXT = 'sanggar-next'
const CALLBACK = '/api/auth/callback'
const MINUTES = 15

/** Keeps where to go after the service has answered. */
export async function keepNext(next: unknown, at: Date): Promise<void> {
  const text = returnAddress(next)
  if (text) await putNote(NEXT, { text, at }, CALLBACK, MINUTES)
  else await dropNote(NEXT, CALLBACK)
}

/** What follows on an answer of the service: the address to go to. */
export async function admit(claims: Claims): Promise<string> {
  const head = await headers()
  const browser = browserOf((name) => head.get(name))
  const next = returnAddress((await readNote(NEXT, browser.now, MINUTES))?.text)
  const then = next ? `?next=${encodeURIComponent(next)}` : ''
  try {
    const found = await recognise(claims, oidcSettings()?.domains ?? [], browser.now)
    if ('ask' in found) {
      await putNote(ASKED, { text: JSON.stringify(found.ask), at: browser.now }, '/sign-in', MINUTES)
      return `/sign-in/link${then}`
    }
    return (await letIn(found.shown, browser)) ? `/sign-in/code${then}` : (next ?? '/')
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: String(error) }, 'sign-in')
    return `/sign-in?error=${error instanceof AppError ? error.complaint.key : 'oidcFailed'}`
  }
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
