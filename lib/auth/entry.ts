import 'server-only'
import { createHash } from 'node:crypto'
import { system } from '../core/db'
import type { Browser } from './browser'
import { type Shown, shownOf, shownSelect } from './factors/queries'
import { dropNote, putNote, readNote } from './note'
import { startSession } from './sessions'
import { putToken } from './token'

const NOTE = 'sanggar-factor'
const MINUTES = 10

/** Changes with the password, so that who was asked before it changed begins again. */
const stamp = ({ personId, passwordHash }: Shown) =>
  createHash('sha256').update(`${personId} ${passwordHash}`).digest('base64url')

/** Lets in who has shown who they are; true when a second factor is asked first. */
export async function letIn(shown: Shown, browser: Browser): Promise<boolean> {
  if (!shown.factor) {
    await putToken((await startSession(shown.personId, browser)).id)
    return false
  }
  const text = `${shown.personId} ${stamp(shown)}`
  await putNote(NOTE, { text, at: browser.now }, '/sign-in', MINUTES)
  return true
}

/** Who is asked for a second factor in this browser; null when nobody is, or no longer. */
export async function whoIsAsked(now: Date): Promise<string | null> {
  const [id = '', mark = ''] = (await readNote(NOTE, now, MINUTES))?.text.split(' ') ?? []
  const person = id ? await system('account').person.findUnique({ where: { id }, select: shownSelect }) : null
  return person && stamp(shownOf(person)) === mark ? id : null
}

/** Lets in who has shown the second factor as well. */
export async function letInStrong(personId: string, browser: Browser): Promise<void> {
  await putToken((await startSession(personId, browser, true)).id)
  await dropNote(NOTE, '/sign-in')
}
