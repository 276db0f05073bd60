import 'server-only'
import { command } from '../../core/command'
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

/** Changes a school's name, number, region or cluster. */
export const editSchool = command({
  name: 'school.edit',
  action: 'administration.manage',
  input: schoolInput,
  record: schoolRecord,
  run: async ({ tx, input, record, note }) => {
    const { cluster, schoolId: _, ...plain } = input
    await regionOf(tx, plain.regionCode)
    const clusterId = (await clusterNamed(tx, plain.regionCode, cluster))?.id ?? null
    const data = { ...plain, clusterId }
    await unlessTaken(tx.school.update({ where: { id: record.id }, data, select: { id: true } }), unique)
    note({ subjectId: record.id })
    return { id: record.id }
  },
})
