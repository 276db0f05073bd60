import 'server-only'
import { randomUUID } from 'node:crypto'
import { command } from '../../core/command'
import { AppError } from '../../core/errors'
import { problemRecord } from '../access'
import { moveProblem } from '../events/commands'
import { carryOver } from '../referrals/carry/commands'
import { archiveInput } from '../schema'
import { hasReporter } from './queries'

/**
 * An officer puts an open problem away whose reporter left the group or closed the account, and says why. It never
 * counts as solved; a reporter who comes back may reopen it.
 */
export const archiveProblem = command({
  name: 'problem.archive',
  action: 'problem.archive',
  input: archiveInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (record.referred) throw new AppError('conflict', { key: 'archiveHome' })
    if (await hasReporter(tx, record, now)) throw new AppError('conflict', { key: 'reporterThere' })
    const by = { ...viewer, now, act: randomUUID() }
    const told = { kind: 'closed', text: input.text, outcome: 'archived' } as const
    await moveProblem(tx, record, 'close', by, told)
    await carryOver(tx, record, 'close', by, told)
    note({ subjectId: record.id, detail: { outcome: 'archived' } })
  },
})
