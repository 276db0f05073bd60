/**
 * What was made of a text is remembered by it, so that the same text gives the same object, and what is made of that
 * can be remembered in turn (`madeOnce`). Together the texts are `room` characters long at most: what was not asked for
 * longest goes first.
 */
export function known<T>(room: number): (text: string, make: () => T) => T {
  const all = new Map<string, T>()
  let length = 0
  const forget = (text: string) => {
    if (all.delete(text)) length -= text.length
  }
  return (text, make) => {
    const value = all.has(text) ? (all.get(text) as T) : make()
    forget(text)
    all.set(text, value)
    length += text.length
    for (const [oldest] of all) {
      if (length <= room) break
      forget(oldest)
    }
    return value
  }
}

/** Remembers what was made of an object and a few words, for as long as the object is there. */
export function madeOnce<T>(): (of: object, by: string, make: () => T) => T {
  const all = new WeakMap<object, Map<string, T>>()
  return (of, by, make) => {
    const made = all.get(of) ?? new Map<string, T>()
    all.set(of, made)
    const value = made.has(by) ? (made.get(by) as T) : make()
    made.set(by, value)
    return value
  }
}
