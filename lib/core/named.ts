import 'server-only'
import type { PrismaClient } from './generated/client'
import { inName, type Standing, SYSTEM } from './wall'

type Deed = (...all: unknown[]) => PromiseLike<unknown>
type Part = Record<string, Deed>

/** `{ person_key: { … } }`, as a key of several columns is written, with its columns beside the others. */
function flat(where: Record<string, unknown> = {}) {
  return Object.assign(
    {},
    ...Object.entries(where).map(([name, value]) => (name.includes('_') ? value : { [name]: value })),
  )
}

/**
 * Prisma joins what is sought by key in one moment into one statement, whoever asks; in a name of its own each asks for
 * itself.
 */
function alone(name: string, args: unknown[]): [string, unknown[]] {
  if (!name.startsWith('findUnique')) return [name, args]
  const [given] = args as [{ where: Record<string, unknown> }]
  return [name.replace('Unique', 'First'), [{ ...given, where: flat(given.where) }]]
}

/** The same client, whose statements are all asked in one name. */
export function named(client: PrismaClient, of: Standing): PrismaClient {
  const model = (part: Part) =>
    new Proxy(part, {
      get:
        (_, asked: string) =>
        (...args: unknown[]) => {
          const [name, given] = of === SYSTEM ? [asked, args] : alone(asked, args)
          return inName(of, () => (part[name] as Deed)(...given))
        },
    })
  return new Proxy(client, {
    get: (_, name: string) => {
      const part = client[name as keyof PrismaClient] as unknown
      if (typeof part === 'function')
        return (...args: unknown[]) => inName(of, () => (part as Deed).apply(client, args))
      return typeof part === 'object' && part ? model(part as Part) : part
    },
  })
}
