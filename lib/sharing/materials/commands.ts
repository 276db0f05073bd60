import 'server-only'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, notFound } from '../../core/errors'
import { removeBytes } from '../../files/store'
import { withSent } from '../../files/transfers/commands'
import { keptOf, type Upload, withUpload } from '../../files/upload'
import { cleanWords, indexEntries } from '../../library/entries/commands'
import { lockActivity, recountActivity } from '../../objectives/commands'
import { materialRecord, sessionRecord } from '../access'
import { MOST_MATERIALS, takesMaterials } from '../rules'
import { describeInput, fileInput, linkInput, materialInput } from '../schema'

type Session = NonNullable<Awaited<ReturnType<typeof sessionRecord>>>

async function checkRoom(tx: Database, session: Session) {
  if (!takesMaterials(session.state)) throw new AppError('conflict', { key: 'activityMoved' })
  await lockActivity(tx, session.id)
  const there = await tx.material.count({ where: { groupId: session.groupId, activityId: session.id } })
  if (there >= MOST_MATERIALS)
    throw new AppError('conflict', { key: 'tooManyMaterials', values: { max: MOST_MATERIALS } })
}

/** A presenter or officer adds a material by its link; it is published by a step of its own. */
export const addLink = command({
  name: 'material.addLink',
  action: 'sharing.present',
  input: linkInput,
  record: sessionRecord,
  run: async ({ tx, viewer, input, record, note }) => {
    await checkRoom(tx, record)
    const data = { ...input, groupId: record.groupId, addedById: viewer.personId }
    const { id } = await tx.material.create({ data, select: { id: true } })
    note({ subjectId: record.id, detail: { materialId: id } })
    return { id }
  },
})

function addRecorded(upload: Upload) {
  return command({
    name: 'material.addFile',
    action: 'sharing.present',
    input: fileInput,
    record: sessionRecord,
    run: async ({ tx, viewer, now, input, record, note }) => {
      await checkRoom(tx, record)
      const here = { groupId: record.groupId, activityId: record.id, addedById: viewer.personId }
      const { id: fileId } = await upload.record(tx, { viewer, groupId: record.groupId, now })
      const { activityId: _, ...described } = input
      const data = { ...here, ...described, title: input.title || upload.name, fileId }
      const { id } = await tx.material.create({ data, select: { id: true } })
      note({ subjectId: record.id, detail: { materialId: id, fileId } })
      return { id }
    },
  })
}

type AddFile = Parameters<ReturnType<typeof addRecorded>>
type WithFile = AddFile[1] & { file: unknown }

/** A presenter or officer adds a material as a file of at most 10 MB. */
export function addFile(context: AddFile[0], { file, ...raw }: WithFile) {
  return withSent('file', context, [file], async ([sent]) =>
    withUpload(await keptOf('file', sent), (upload) => addRecorded(upload)(context, raw)),
  )
}

function publishing(name: string, at: (now: Date) => Date | null) {
  return command({
    name,
    action: 'sharing.present',
    input: materialInput,
    record: materialRecord,
    run: async ({ tx, now, record, note }) => {
      await lockActivity(tx, record.activityId)
      const data = { publishedAt: at(now) }
      const { count } = await tx.material.updateMany({ where: { id: record.id }, data })
      if (!count) throw notFound()
      await indexEntries(tx, { materialId: record.id })
      await recountActivity(tx, record.activityId)
      note({ subjectId: record.activityId, detail: { materialId: record.id } })
    },
  })
}

/** Opens a material to the whole group: from now on it documents the session. */
export const publishMaterial = publishing('material.publish', (now) => now)
/** Takes a material back; its file can no longer be fetched by the group either. */
export const unpublishMaterial = publishing('material.unpublish', () => null)

/** A presenter or officer says what a material is: its title, for which class and subject, and what others may do with it. */
export const describeMaterial = command({
  name: 'material.describe',
  action: 'sharing.present',
  input: describeInput,
  record: materialRecord,
  run: async ({ tx, input, record, note }) => {
    const { materialId, ...data } = input
    await lockActivity(tx, record.activityId)
    const { count } = await tx.material.updateMany({ where: { id: materialId }, data })
    if (!count) throw notFound()
    // What only this group may use is open to nobody else.
    if (data.licence === 'group')
      await tx.libraryEntry.updateMany({ where: { materialId }, data: { reach: 'group', openTo: null } })
    await indexEntries(tx, { materialId })
    note({ subjectId: record.activityId, detail: { materialId, licence: data.licence } })
  },
})

const removeRecord = command({
  name: 'material.remove',
  action: 'sharing.present',
  input: materialInput,
  record: materialRecord,
  run: async ({ tx, record, note }) => {
    await lockActivity(tx, record.activityId)
    const { count } = await tx.material.deleteMany({ where: { id: record.id } })
    if (!count) throw notFound()
    // Its entry in the library went with it; its words follow.
    await cleanWords(tx)
    if (record.fileId) await tx.file.deleteMany({ where: { id: record.fileId } })
    await recountActivity(tx, record.activityId)
    note({ subjectId: record.activityId, detail: { materialId: record.id } })
    return { fileId: record.fileId }
  },
})

/** Removes a material; the bytes of its file go after the record is gone for certain. */
export async function removeMaterial(...[context, raw]: Parameters<typeof removeRecord>) {
  const { fileId } = await removeRecord(context, raw)
  if (fileId) await removeBytes(fileId)
}
