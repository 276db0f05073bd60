import 'server-only'
import { can } from '../access/can'
import type { Viewer } from '../access/viewer'
import { command } from '../core/command'
import type { Database } from '../core/db'
import { AppError } from '../core/errors'
import { leaveMail, sendAgain } from './outbox'
import { againInput, testInput } from './schema'
import { mailOn } from './settings'

/** Mail belongs to no group. */
const nowhere = { groupId: '', regionCode: '' }

/** True for whoever looks after mail. */
export function looksAfterMail(viewer: Viewer): boolean {
  return can(viewer, 'administration.manage', nowhere)
}

async function mailRecord(tx: Database, viewer: Viewer, { mailId }: { mailId: string }) {
  if (!looksAfterMail(viewer)) return null
  const found = await tx.mail.findUnique({ where: { id: mailId }, select: { id: true } })
  return found && { ...found, facts: nowhere }
}

/** Sends a letter that failed, or of which nobody knows, once more. */
export const retryMail = command({
  name: 'mail.again',
  beyond: 'service',
  action: 'administration.manage',
  input: againInput,
  record: mailRecord,
  run: async ({ tx, now, record, note }) => {
    if (!(await sendAgain(tx, record.id, now))) throw new AppError('conflict', { key: 'mailMoved' })
    note({ subjectId: record.id })
  },
})

/** Sends a letter to oneself, to see whether mail arrives. */
export const sendTest = command({
  name: 'mail.test',
  action: 'administration.manage',
  input: testInput,
  record: async (_tx, viewer) => (looksAfterMail(viewer) ? { facts: nowhere } : null),
  run: async ({ tx, viewer, now, note }) => {
    const { personId } = viewer
    if (!mailOn()) throw new AppError('conflict', { key: 'mailOff' })
    const event = `test ${personId} ${now.toISOString()}`
    const id = await leaveMail(tx, { kind: 'test.mail', event, personId, now })
    note({ ...(id && { subjectId: id }) })
  },
})
