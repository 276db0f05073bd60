import 'server-only'
import { command } from '../../core/command'
import { AppError, notFound } from '../../core/errors'
import { removeBytes } from '../../files/store'
import { withSent } from '../../files/transfers/commands'
import { keptOf, type Upload, withUpload } from '../../files/upload'
import { problemRecord } from '../access'
import { lockProblem } from '../events/commands'
import { attachInput, detachInput } from './schema'

export const MOST_FILES = 10

function attachRecorded(upload: Upload) {
  return command({
    name: 'problem.attach',
    action: 'problem.deepen',
    input: attachInput,
    record: problemRecord,
    run: async ({ tx, viewer, now, record, note }) => {
      await lockProblem(tx, record.id)
      const here = { groupId: record.groupId, problemId: record.id }
      if ((await tx.problemFile.count({ where: here })) >= MOST_FILES)
        throw new AppError('conflict', { key: 'tooManyFiles', values: { max: MOST_FILES } })
      const { id: fileId } = await upload.record(tx, { viewer, groupId: record.groupId, now })
      await tx.problemFile.create({ data: { ...here, fileId, at: now }, select: { id: true } })
      note({ subjectId: record.id, detail: { fileId } })
    },
  })
}

type Attach = Parameters<ReturnType<typeof attachRecorded>>

/** The reporter puts a file or photo of at most 10 MB beside the problem. */
export function attachFile(context: Attach[0], { file, ...raw }: Attach[1] & { file: unknown }) {
  return withSent('file', context, [file], async ([sent]) =>
    withUpload(await keptOf('file', sent), (upload) => attachRecorded(upload)(context, raw)),
  )
}

const detachRecord = command({
  name: 'problem.detach',
  action: 'problem.deepen',
  input: detachInput,
  record: problemRecord,
  run: async ({ tx, input: { fileId }, record, note }) => {
    const { count } = await tx.problemFile.deleteMany({ where: { fileId, problemId: record.id } })
    if (!count) throw notFound()
    await tx.file.deleteMany({ where: { id: fileId } })
    note({ subjectId: record.id, detail: { fileId } })
    return { fileId }
  },
})

/** The reporter removes a file; its bytes go after the record is gone for certain. */
export async function detachFile(...[context, raw]: Parameters<typeof detachRecord>) {
  const { fileId } = await detachRecord(context, raw)
  await removeBytes(fileId)
}
