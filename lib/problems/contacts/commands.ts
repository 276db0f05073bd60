import 'server-only'
import { command } from '../../core/command'
import { AppError, invalidField, notFound } from '../../core/errors'
import { dateIn, dateValue } from '../../core/time'
import { beyond } from '../../core/wall'
import { problemRecord } from '../access'
import { moveProblem } from '../events/commands'
import { tellThanked } from '../notices/commands'
import { proveDiscussed } from '../proof/commands'
import { contactInput, thankInput } from './schema'

/** A colleague writes down that they met over the problem: a visit, a call, a class observed, a chat. */
export const logContact = command({
  name: 'problem.contact',
  action: 'problem.help',
  input: contactInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input: { problemId, ...met }, record, note }) => {
    if (record.reporterId === viewer.personId) throw new AppError('conflict', { key: 'ownProblem' })
    if (met.contactOn > dateValue(dateIn(record.group.zone, now)))
      throw invalidField('contactOn', 'dateAhead')
    const by = { ...viewer, now }
    await moveProblem(tx, record, 'help', by, { kind: 'contact', ...met })
    await proveDiscussed(tx, record, 'help_given', by)
    note({ subjectId: problemId, detail: { contact: met.contact } })
  },
})

/** The reporter thanks for a help, once each; also for one given where the problem was referred to. */
export const thankFor = command({
  name: 'problem.thank',
  action: 'problem.resolve',
  input: thankInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const help = await tx.problemEvent.findFirst({
      where: {
        id: input.eventId,
        kind: { in: ['help', 'contact'] },
        personId: { not: viewer.personId },
        OR: [{ problemId: record.id }, { problem: { referred: { problemId: record.id } } }],
      },
      select: { id: true, problemId: true, groupId: true, personId: true },
    })
    if (!help) throw notFound()
    const where = { id: help.id, thankedAt: null }
    const thanked = { where, data: { thankedAt: now } }
    const { count } = await beyond(() => tx.problemEvent.updateMany(thanked))
    if (!count) throw new AppError('conflict', { key: 'thankedAlready' })
    await tellThanked(tx, help, { ...viewer, now })
    note({ subjectId: record.id, detail: { eventId: help.id } })
  },
})
