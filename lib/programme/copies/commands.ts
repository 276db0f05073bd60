import 'server-only'
import { command } from '../../core/command'
import { AppError, invalidField } from '../../core/errors'
import { dateValue } from '../../core/time'
import { groupRecord } from '../../groups/access'
import { assertRoom, openProgramme } from '../commands'
import { thereAlready } from '../imports/queries'
import { sameness } from '../imports/rules'
import { sameMonthNextYear } from '../rules'
import { copyInput } from './schema'

/** An officer takes items of the year before into the draft of a year, each in its month; those that are there stay single. */
export const copyItems = command({
  name: 'programme.copy',
  action: 'programme.manage',
  input: copyInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, input, note }) => {
    const { groupId, schoolYear, itemIds } = input
    const programme = await openProgramme(tx, groupId, schoolYear)
    if (programme.adoptedAt) throw new AppError('conflict', { key: 'copyIntoAdopted' })
    const found = await tx.programmeItem.findMany({
      where: { id: { in: itemIds }, groupId, programme: { schoolYear: schoolYear - 1 } },
      orderBy: [{ month: 'asc' }, { id: 'asc' }],
      select: {
        title: true,
        category: true,
        month: true,
        objective: true,
        supporting: true,
        jp: true,
        reason: true,
        origin: true,
        inChargeId: true,
        inCharge: true,
        budget: true,
        fund: true,
        indicator: true,
      },
    })
    if (found.length !== new Set(itemIds).size) throw invalidField('itemIds', 'unknown')
    const there = await thereAlready(tx, groupId, schoolYear)
    const shifted = found.map((one) => ({ ...one, month: sameMonthNextYear(one.month) }))
    const fresh = shifted.filter((one) => !there.has(sameness(one.title, one.month)))
    assertRoom(programme, fresh.length)
    const here = { groupId, programmeId: programme.id }
    const data = fresh.map((one) => ({ ...one, ...here, month: dateValue(`${one.month}-01`) }))
    await tx.programmeItem.createMany({ data })
    note({ subjectId: programme.id, detail: { items: fresh.length } })
    return { schoolYear, count: fresh.length, there: found.length - fresh.length }
  },
})
