import 'server-only'
import { assertMembers } from '../../activities/attendance/commands'
import { command } from '../../core/command'
import { AppError, invalidField, notFound } from '../../core/errors'
import { lockActivity } from '../../objectives/commands'
import { sessionRecord } from '../access'
import { takesMaterials } from '../rules'
import { presenterGoneInput, presenterInput } from '../schema'

const MOST = 20

/** A presenter or officer adds a member who presents too, or a resource person from outside by name. */
export const addPresenter = command({
  name: 'presenter.add',
  action: 'sharing.present',
  input: presenterInput,
  record: sessionRecord,
  run: async ({ tx, now, input, record, note }) => {
    const { activityId, personId, name } = input
    if (!takesMaterials(record.state)) throw new AppError('conflict', { key: 'activityMoved' })
    await lockActivity(tx, activityId)
    const there = await tx.presenter.findMany({
      where: { activityId },
      select: { personId: true, name: true },
    })
    if (there.length >= MOST) throw invalidField('name', 'tooLarge', { max: MOST })
    const same = there.some((one) => (personId ? one.personId === personId : one.name === name))
    if (same) throw invalidField(personId ? 'personId' : 'name', 'presentsAlready')
    if (personId) await assertMembers(tx, record.groupId, [personId], now, 'personId')
    const { id } = await tx.presenter.create({
      data: { groupId: record.groupId, activityId, personId, name },
      select: { id: true },
    })
    note({ subjectId: activityId, detail: { presenterId: id } })
  },
})

/** Takes a presenter off; one member always stays, whose session it is. */
export const removePresenter = command({
  name: 'presenter.remove',
  action: 'sharing.present',
  input: presenterGoneInput,
  record: sessionRecord,
  run: async ({ tx, input, record, note }) => {
    const { activityId, presenterId } = input
    await lockActivity(tx, activityId)
    const there = await tx.presenter.findMany({ where: { activityId }, select: { id: true, personId: true } })
    const gone = there.find((one) => one.id === presenterId)
    if (!gone) throw notFound()
    if (gone.personId && there.filter((one) => one.personId).length === 1)
      throw new AppError('conflict', { key: 'lastPresenter' })
    await tx.presenter.delete({ where: { id: presenterId }, select: { id: true } })
    note({ subjectId: record.id, detail: { presenterId } })
  },
})
