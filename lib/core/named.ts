import 'server-only'
import { Prisma, type PrismaClient } from './generated/client'
import { askHeld, askStraight, type Held, holds, type Line } from './straight'
import { inName, type Standing, SYSTEM, standingFor } from './wall'

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

// Next may read this module more than once.
const kept = globalThis as unknown as { sanggarLines?: WeakMap<PrismaClient, Line> }
kept.sanggarLines ??= new WeakMap()
const lines = kept.sanggarLines

/** A client and the connections by which it asks: statements of our own go the same way past it, and it closes them. */
export function along(client: PrismaClient, line: Line): PrismaClient {
  const disconnect = client.$disconnect.bind(client)
  lines.set(client, line)
  return Object.assign(client, { $disconnect: () => disconnect().then(line.close) })
}

/** As `$queryRaw` is called: with a statement, or as the tag of one. */
function statementOf([first, ...values]: unknown[]): Prisma.Sql {
  return Array.isArray(first) ? Prisma.sql(first, ...values) : (first as Prisma.Sql)
}

/** A transaction whose statements of our own go straight to its connection. */
function straightIn(tx: Prisma.TransactionClient, held: Held): Prisma.TransactionClient {
  const own: Part = {
    $queryRaw: async (...args) => (await askHeld(held, statementOf(args))).rows,
    $executeRaw: async (...args) => (await askHeld(held, statementOf(args))).rowCount ?? 0,
  }
  return new Proxy(tx, { get: (_, name: string) => own[name] ?? tx[name as keyof Prisma.TransactionClient] })
}

type Work = (tx: Prisma.TransactionClient) => Promise<unknown>

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
  const line = lines.get(client)
  return new Proxy(client, {
    get: (_, name: string) => {
      if (name === '$queryRaw' && line)
        return (...args: unknown[]) => askStraight(line, standingFor(of), statementOf(args))
      if (name === '$transaction' && line)
        return (work: Work, options?: object) =>
          inName(of, () => holds((held) => client.$transaction((tx) => work(straightIn(tx, held)), options)))
      const part = client[name as keyof PrismaClient] as unknown
      if (typeof part === 'function')
        return (...args: unknown[]) => inName(of, () => (part as Deed).apply(client, args))
      return typeof part === 'object' && part ? model(part as Part) : part
    },
  })
}
