import 'server-only'
import type { IncomingHttpHeaders } from 'node:http'
import { RequestCookies, type ResponseCookie, stringifyCookie } from '@edge-runtime/cookies'
import { cookies, headers } from 'next/headers'
import { asked } from './whole'

/** The heads of what is asked, by name. */
export type Head = { get: (name: string) => string | null }

function headOf(given: IncomingHttpHeaders): Head {
  return { get: (name) => given[name.toLowerCase()]?.toString() ?? null }
}

/** The heads of what is asked, by whichever way its page is made. */
export async function requestHead(): Promise<Head> {
  const given = asked.getStore()?.head
  return given ? headOf(given) : headers()
}

const read = new WeakMap<IncomingHttpHeaders, RequestCookies>()

/** What the browser keeps under a name; read as Next reads it, by the same library. */
export async function cookieOf(name: string): Promise<string | undefined> {
  const given = asked.getStore()?.head
  if (!given) return (await cookies()).get(name)?.value
  const jar = read.get(given) ?? new RequestCookies(headOf(given) as unknown as Headers)
  read.set(given, jar)
  return jar.get(name)?.value
}

/** Has the browser keep something under a name, for as long as `maxAge` says in seconds; 0 throws it away. */
export async function setCookie(
  name: string,
  value: string,
  options: Omit<ResponseCookie, 'name' | 'value'>,
): Promise<void> {
  const kept = asked.getStore()?.kept
  if (kept) kept.push(stringifyCookie({ name, value, ...options }))
  else (await cookies()).set(name, value, options)
}

/** What stands for the request that is being answered, the same each time; null outside of one. */
export async function thisRequest(): Promise<object | null> {
  const known = asked.getStore()
  if (known) return known
  try {
    return await headers()
  } catch (error) {
    // Next's own signs, by which it learns that a page cannot be made beforehand, are no failures.
    if ((error as { digest?: string }).digest) throw error
    return null
  }
}
