import 'server-only'
import { headers } from 'next/headers'
import { asked } from './whole'

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
