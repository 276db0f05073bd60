import 'server-only'
import type { z } from 'zod'
import { command } from '../core/command'
import { typedDay } from '../core/day'
import type { Database } from '../core/db'
import { invalidField, savedMeanwhile } from '../core/errors'
import { unlessTaken } from '../core/taken'
import { newRecord } from '../people/access'
import { clusterNamed } from '../people/clusters/commands'
import { regionOf } from '../people/regions/access'
import { groupRecord } from './access'
import { freeSlug, slugOf } from './rules'
import { groupInput, newGroupInput } from './schema'

const unique: Record<string, [string, string]> = { group_slug_key: ['slug', 'slugTaken'] }

async function madeSlug(tx: Database, name: string) {
  const slug = slugOf(name)
  // Two groups of one name made at once get two addresses.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`slug ${slug}`}, 7))`
  const start = slug.slice(0, 50)
  const alike = await tx.group.findMany({ where: { slug: { startsWith: start } }, select: { slug: true } })
  return freeSlug(slug, new Set(alike.map((group) => group.slug)))
}

/** The group above, by its address. Throws when it is not there, or lies below the group itself. */
async function parentTyped(tx: Database, slug: string, groupId: string | null) {
  if (!slug) return null
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('group parents', 7))`
  const select = { id: true, parentId: true } as const
  const parent = await tx.group.findUnique({ where: { slug }, select })
  if (!parent) throw invalidField('parent', 'unknownGroup')
  for (let above: typeof parent | null = parent; above; ) {
    if (above.id === groupId) throw invalidField('parent', 'parentLoop')
    above = above.parentId ? await tx.group.findUnique({ where: { id: above.parentId }, select }) : null
  }
  return parent.id
}

type Input = z.output<typeof newGroupInput>

async function columns(tx: Database, input: Input, groupId: string | null) {
  const { cluster, parent, subject, decreeNumber, slug: _, ...plain } = input
  await regionOf(tx, plain.regionCode)
  return {
    ...plain,
    subject: plain.kind === 'mgmp' ? subject : null,
    decreeNumber: decreeNumber || null,
    clusterId: (await clusterNamed(tx, plain.regionCode, cluster))?.id ?? null,
    parentId: await parentTyped(tx, parent, groupId),
  }
}

/** A new group. Answers its address. */
export const createGroup = command({
  name: 'group.create',
  beyond: 'register',
  action: 'administration.manage',
  input: newGroupInput,
  record: newRecord,
  run: async ({ tx, now, input, note }) => {
    const slug = input.slug || (await madeSlug(tx, input.name))
    const data = { ...(await columns(tx, input, null)), slug, createdAt: now }
    const group = await unlessTaken(tx.group.create({ data, select: { id: true, slug: true } }), unique)
    note({ subjectId: group.id, groupId: group.id })
    return { slug: group.slug }
  },
})

async function groupSaved(tx: Database, id: string, { decreeOn, ...typed }: Input) {
  const stored = await tx.group.findUniqueOrThrow({
    where: { id },
    include: { cluster: { select: { name: true } }, parent: { select: { slug: true } } },
  })
  const { version, kind, name, slug, regionCode, zone, minutesPerJp } = stored
  const told = {
    ...{ kind, name, slug, regionCode, zone, minutesPerJp: String(minutesPerJp) },
    subject: stored.subject ?? '',
    cluster: stored.cluster?.name ?? '',
    parent: stored.parent?.slug ?? '',
    decreeNumber: stored.decreeNumber ?? '',
    decreeOn: stored.decreeOn ? typedDay(stored.decreeOn) : '',
  }
  return savedMeanwhile(version, told, { ...typed, decreeOn: decreeOn ? typedDay(decreeOn) : '' })
}

/** Changes what is written of a group. An empty address stays as it is. */
export const editGroup = command({
  name: 'group.edit',
  beyond: 'register',
  action: 'administration.manage',
  input: groupInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, input, record, note }) => {
    const { groupId, version, ...rest } = input
    const slug = rest.slug || record.slug
    const data = { ...(await columns(tx, rest, groupId)), slug, version: { increment: 1 } }
    const { count } = await unlessTaken(
      tx.group.updateMany({ where: { id: groupId, version }, data }),
      unique,
    )
    if (!count) throw await groupSaved(tx, groupId, rest)
    note({ subjectId: groupId })
    return { slug }
  },
})
