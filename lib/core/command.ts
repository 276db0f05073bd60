import 'server-only'
import type { z } from 'zod'
import { can, type Facts } from '../access/can'
import type { Action } from '../access/table'
import type { Viewer } from '../access/viewer'
import { enter } from './audit'
import { type Database, db, system } from './db'
import { AppError, notFound } from './errors'
import { parse } from './input'
import type { Why } from './wall'

/** Who acts, when, and the key of the form that was sent. `now` comes in so that time can be tested. */
export type Context = { viewer: Viewer; now: Date; formKey?: string | undefined }

/** What is written down of a deed beside who, when and where. Never personal texts. */
export type Note = { subjectId?: string; groupId?: string; detail?: Record<string, unknown> }

type Scene<I, R> = {
  tx: Database
  viewer: Viewer
  now: Date
  input: I
  record: R
  note: (note: Note) => void
}

type Definition<T extends z.ZodType, R extends { facts: Facts }, O> = {
  /** Verb for the audit trail: `problem.report`. */
  name: string
  action: Action
  input: T
  /** Finds the record through `visible()`; null is *not found*. */
  record: (tx: Database, viewer: Viewer, input: z.output<T>) => Promise<R | null>
  run: (scene: Scene<z.output<T>, R>) => Promise<O>
  /** A piece of a deed that another command wrote down: it leaves no entry of its own. */
  piece?: true
  /** It reaches beyond what its viewer sees, as people and groups are in several places: the second wall stands aside. */
  beyond?: Why
}

/** What a command says of itself: for the test that asks each for a record of a foreign group. */
type Known = {
  name: string
  action: Action
  input: z.ZodType
  beyond?: Why
  record: (tx: Database, viewer: Viewer, input: unknown) => Promise<{ facts: Facts } | null>
}

/**
 * A write that cannot run without validation, permission, transaction and audit.
 * The answer must be plain data: it is kept so that a form sent twice is carried out once.
 * Throws AppError: invalid, notFound, forbidden, conflict.
 */
export function command<T extends z.ZodType, R extends { facts: Facts }, O>(definition: Definition<T, R, O>) {
  const run = async (context: Context, raw: z.input<T>): Promise<O> => {
    const { viewer, now, formKey } = context
    const input = parse(definition.input, raw)
    return again(() =>
      (definition.beyond ? system(definition.beyond) : db(viewer)).$transaction(
        async (tx) => {
          const sent = formKey ? await alreadySent(tx, viewer, formKey, definition.name) : null
          if (sent) return sent.result as O
          const record = await definition.record(tx, viewer, input)
          if (!record) throw notFound()
          if (!can(viewer, definition.action, record.facts)) throw new AppError('forbidden')
          const notes: Note[] = []
          const result = await definition.run({
            tx,
            viewer,
            now,
            input,
            record,
            note: (note) => notes.push(note),
          })
          if (!definition.piece)
            await writeDown(tx, definition.name, viewer, now, record.facts.groupId, notes)
          if (formKey) await remember(tx, viewer, formKey, definition.name, now, result)
          return result
        },
        { timeout: 15_000, maxWait: 10_000 },
      ),
    )
  }
  return Object.assign(run, { definition: definition as Known })
}

/** Prisma says P2034 of its own statements, PostgreSQL its own codes of ours. */
const DEADLOCKS = ['P2034', '40P01', '40001']
const isDeadlock = (error: unknown) => DEADLOCKS.includes((error as { code?: string }).code ?? '')

/** PostgreSQL ends one of two transactions that wait for each other; nothing of it was written, so it is tried anew. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work()
    } catch (error) {
      if (tries === 4 || !isDeadlock(error)) throw error
    }
  }
}

async function alreadySent(tx: Database, viewer: Viewer, key: string, name: string) {
  // Two copies of one form sent at once wait for each other here.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${viewer.personId + key}, 7))`
  const sent = await tx.sentForm.findUnique({ where: { personId_key: { personId: viewer.personId, key } } })
  if (sent && sent.command !== name) throw new AppError('conflict')
  return sent
}

async function remember(tx: Database, viewer: Viewer, key: string, name: string, at: Date, result: unknown) {
  const data = { personId: viewer.personId, key, command: name, at, result: (result ?? {}) as object }
  await tx.sentForm.create({ data })
}

async function writeDown(
  tx: Database,
  name: string,
  viewer: Viewer,
  at: Date,
  groupId: string,
  notes: Note[],
) {
  const entries: Note[] = notes.length ? notes : [{}]
  const { personId } = viewer
  const deeds = entries.map((entry) => ({
    at,
    command: name,
    personId,
    ...entry,
    groupId: entry.groupId ?? (groupId || null),
  }))
  await enter(tx, ...deeds)
}
