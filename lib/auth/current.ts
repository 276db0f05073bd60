import 'server-only'
import { redirect } from 'next/navigation'
import type { Viewer } from '../access/viewer'
import { once } from '../core/once'
import { viewerOfSession } from './load'
import { readToken } from './token'

const behindSession = once(async (): Promise<Viewer | null> => {
  const sid = await readToken()
  return sid ? viewerOfSession(sid, new Date()) : null
})

/** The viewer of this request, read once; null when nobody is signed in, or a second factor comes first. */
export async function currentViewer(): Promise<Viewer | null> {
  const viewer = await behindSession()
  return viewer?.factorDue ? null : viewer
}

/** Whoever is signed in, also when a second factor comes first: for that page, its forms and the way out. */
export async function requireSession(): Promise<Viewer> {
  return (await behindSession()) ?? redirect('/sign-in')
}

/** The viewer, or off to the sign-in page, or to the second factor that must be set up first. */
export async function requireViewer(): Promise<Viewer> {
  const viewer = await requireSession()
  return viewer.factorDue ? redirect('/account/factor') : viewer
}
