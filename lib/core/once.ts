import 'server-only'
import { thisRequest } from './request'

const requests = new WeakMap<object, Map<unknown, Map<string, unknown>>>()

/**
 * Reads the same once a request, however many parts of a page ask for it; `by` names what is asked for where that
 * differs. React's own `cache` would read it anew outside of React's rendering.
 */
export function once<A extends unknown[], T>(read: (...asked: A) => Promise<T>, by = (..._: A) => '') {
  return async (...asked: A): Promise<T> => {
    const request = await thisRequest()
    if (!request) return read(...asked)
    const found = requests.get(request) ?? new Map<unknown, Map<string, unknown>>()
    requests.set(request, found)
    const all = (found.get(read) ?? new Map()) as Map<string, Promise<T>>
    found.set(read, all)
    const key = by(...asked)
    const known = all.get(key) ?? read(...asked)
    all.set(key, known)
    return known
  }
}

/** Has all of it read anew: something was changed since. */
export async function forget(): Promise<void> {
  const request = await thisRequest()
  if (request) requests.delete(request)
}
