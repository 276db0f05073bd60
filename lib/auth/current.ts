import 'server-only'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import type { Viewer } from '../access/viewer'
import { viewerOfSession } from './load'
import { readToken } from './token'

/** The viewer of this request, read once; null when nobody is signed in. */
export const currentViewer = cache(async (): Promise<Viewer | null> => {
  const sid = await readToken()
  return sid ? viewerOfSession(sid, new Date()) : null
})

/** The viewer, or off to the sign-in page. */
export async function requireViewer(): Promise<Viewer> {
  return (await currentViewer()) ?? redirect('/sign-in')
}
