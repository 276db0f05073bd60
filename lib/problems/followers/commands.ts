import 'server-only'
import { z } from 'zod'
import { command } from '../../core/command'
import { AppError } from '../../core/errors'
import { id } from '../../core/input'
import { problemRecord } from '../access'

const followInput = z.object({ problemId: id })

/** "I have this too": counted once for each person, who is told of news. */
export const followProblem = command({
  name: 'problem.follow',
  action: 'problem.follow',
  input: followInput,
  record: problemRecord,
  run: async ({ tx, viewer, now, record, note }) => {
    if (record.reporterId === viewer.personId) throw new AppError('conflict', { key: 'ownProblem' })
    const here = { groupId: record.groupId, problemId: record.id, personId: viewer.personId }
    await tx.problemFollower.createMany({ data: { ...here, at: now }, skipDuplicates: true })
    note({ subjectId: record.id })
  },
})

/** Takes "I have this too" back. */
export const unfollowProblem = command({
  name: 'problem.unfollow',
  action: 'problem.follow',
  input: followInput,
  record: problemRecord,
  run: async ({ tx, viewer, record, note }) => {
    await tx.problemFollower.deleteMany({ where: { problemId: record.id, personId: viewer.personId } })
    note({ subjectId: record.id })
  },
})
