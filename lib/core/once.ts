import 'server-only'
import { thisRequest } from './request'
import { asked } from './whole'

const requests = new WeakMap<object, Map<unknown, Map<string, unknown>>>()

function partOf(request: object, read: unknown) {
  const found = requests.get(request) ?? new Map<unknown, Map<string, unknown>>()
  requests.set(request, found)
  const part = found.get(read) ?? new Map<string, unknown>()
  found.set(read, part)
  return part
}

/**
 * Reads the same once a request, however many parts of a page ask for it; `by` names what is asked for where that
 * differs. React's own `cache` would read it anew outside of React's rendering.
 */
export function once<A extends unknown[], T>(read: (...given: A) => Promise<T>, by = (..._: A) => '') {
  const readIn = (request: object | null, given: A): Promise<T> => {
    if (!request) return read(...given)
    const part = partOf(request, read) as Map<string, Promise<T>>
    const key = by(...given)
    const known = part.get(key) ?? read(...given)
    part.set(key, known)
    return known
  }
  return (...given: A): Promise<T> => {
    // A page asks a hundred times for its language: without waiting where the server knows the request.
    const request = asked.getStore()
    return request ? readIn(request, given) : thisRequest().then((other) => readIn(other, given))
  }
}

/** Has all of it read anew: something was changed since. */
export async function forget(): Promise<void> {
  const request = await thisRequest()
  if (request) requests.delete(request)
}
