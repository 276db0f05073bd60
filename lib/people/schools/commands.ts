import 'server-only'
import type { z } from 'zod'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { savedMeanwhile } from '../../core/errors'
import { unlessTaken } from '../../core/taken'
import { newRecord } from '../access'
import { clusterNamed } from '../clusters/commands'
import { regionOf } from '../regions/access'
import { schoolRecord } from './access'
import { newSchoolInput, schoolInput } from './schema'

const unique: Record<string, [string, string]> = { school_npsn_key: ['npsn', 'npsnTaken'] }

/** A new school. Answers its id. */
export const createSchool = command({
  name: 'school.create',
  beyond: 'register',
  action: 'administration.manage',
  input: newSchoolInput,
  record: newRecord,
  run: async ({ tx, input, note }) => {
    const { cluster, ...plain } = input
    await regionOf(tx, plain.regionCode)
    const clusterId = (await clusterNamed(tx, plain.regionCode, cluster))?.id ?? null
    const data = { ...plain, clusterId }
    const { id } = await unlessTaken(tx.school.create({ data, select: { id: true } }), unique)
    note({ subjectId: id })
    return { id }
  },
})

async function schoolSaved(tx: Database, id: string, typed: z.output<typeof schoolInput>) {
  const select = {
    name: true,
    npsn: true,
    regionCode: true,
    version: true,
    cluster: { select: { name: true } },
  }
  const stored = await tx.school.findUniqueOrThrow({ where: { id }, select })
  const { name, npsn, regionCode, cluster, version } = stored
  return savedMeanwhile(version, { name, npsn: npsn ?? '', regionCode, cluster: cluster?.name ?? '' }, typed)
}

/** Changes a school's name, number, region or cluster. */
export const editSchool = command({
  name: 'school.edit',
  beyond: 'register',
  action: 'administration.manage',
  input: schoolInput,
  record: schoolRecord,
  run: async ({ tx, input, record, note }) => {
    const { cluster, schoolId: _, version, ...plain } = input
    await regionOf(tx, plain.regionCode)
    const clusterId = (await clusterNamed(tx, plain.regionCode, cluster))?.id ?? null
    const data = { ...plain, clusterId, version: { increment: 1 } }
    const where = { id: record.id, version }
    const { count } = await unlessTaken(tx.school.updateMany({ where, data }), unique)
    if (!count) throw await schoolSaved(tx, record.id, input)
    note({ subjectId: record.id })
    return { id: record.id }
  },
})
