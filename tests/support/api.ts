import type { Viewer } from '@/lib/access/viewer'
import { makeToken } from '@/lib/api/tokens/commands'
import type { Scope } from '@/lib/api/tokens/schema'
import { db } from './database'

export const BOTH: Scope[] = ['coverage.read', 'activity.read']

/** Gives a person an account. */
export function open({ personId }: Viewer) {
  return db().person.update({
    where: { id: personId },
    data: { email: `${personId}@contoh.sch.id` },
    select: { id: true },
  })
}

/** A token of a person with an account, made now: routes ask the clock. */
export async function tokenOf(viewer: Viewer, scopes: Scope[] = BOTH, now = new Date()) {
  await open(viewer)
  return (await makeToken({ viewer, now }, { name: 'papan angka', scopes, days: '30' })).token
}

type Route = (request: Request, props: { params: Promise<never> }) => Promise<Response>

/** What a route answers to a program: status, headers, and the body as it came. */
export async function call(
  get: Route,
  token: string | null,
  query: string | Record<string, string> = '',
  { group = null, headers = {} }: { group?: string | null; headers?: Record<string, string> } = {},
) {
  const url = `http://x/api/v1/${get.name || 'x'}${group ?? ''}?${new URLSearchParams(query)}`
  const sent = { ...headers, ...(token === null ? {} : { Authorization: `Bearer ${token}` }) }
  // As Next does it: a route without a name in its address is given no parameters.
  const params = Promise.resolve((group === null ? undefined : { group }) as never)
  const answer = await get(new Request(url, { headers: sent }), { params })
  const text = await answer.text()
  const body = text ? JSON.parse(text) : null
  return { status: answer.status, headers: answer.headers, body, text }
}
