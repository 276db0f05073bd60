type Branch = { pattern?: string; fixed: Map<string, Branch>; any?: { name: string; branch: Branch } }
export type Found<P extends string> = { pattern: P; params: Record<string, string> }

const branch = (): Branch => ({ fixed: new Map() })

/**
 * Finds the pattern (`/groups/[group]/members`) of an address's path, as Next does: a word of the pattern itself comes
 * before a part that stands for any, from the left. Parts are given as Next gives them to a page, with their escapes.
 */
export function addresses<P extends string>(patterns: readonly P[]): (path: string) => Found<P> | null {
  const root = branch()
  for (const pattern of patterns) {
    let at = root
    for (const part of partsOf(pattern)) {
      const name = /^\[(\w+)\]$/.exec(part)?.[1]
      if (name) {
        at.any ??= { name, branch: branch() }
        at = at.any.branch
      } else {
        const next = at.fixed.get(part) ?? branch()
        at.fixed.set(part, next)
        at = next
      }
    }
    at.pattern = pattern
  }
  return (path) => {
    const parts = partsOf(path).map(escapedAsOnce)
    return parts.includes(null) ? null : (found(root, parts as string[], {}) as Found<P> | null)
  }
}

const partsOf = (path: string) => (path === '/' ? [] : path.slice(1).split('/'))

/** One way of writing a part, however it was escaped; null for none that a page has. */
function escapedAsOnce(part: string): string | null {
  try {
    return part && encodeURIComponent(decodeURIComponent(part))
  } catch {
    return null
  }
}

function found(at: Branch, parts: string[], params: Record<string, string>): Found<string> | null {
  const [part, ...rest] = parts
  if (part === undefined) return at.pattern === undefined ? null : { pattern: at.pattern, params }
  if (!part) return null
  const fixed = at.fixed.get(part)
  const there = fixed && found(fixed, rest, params)
  if (there || !at.any) return there ?? null
  return found(at.any.branch, rest, { ...params, [at.any.name]: part })
}
