import 'server-only'
import { visible } from '../../access/visible'
import { command } from '../../core/command'
import { db } from '../../core/db'
import { AppError, invalidField, notFound } from '../../core/errors'
import { parse } from '../../core/input'
import { kindOf } from '../../files/kinds'
import { displayName } from '../../files/names'
import { pictureTypes, shrunk } from '../../files/pictures'
import { removeBytes } from '../../files/store'
import { withSent } from '../../files/transfers/commands'
import { checkedFile, type Kept, type Upload, withUploads } from '../../files/upload'
import { lockActivity } from '../../objectives/commands'
import { activityRecord } from '../access'
import { lockedState } from '../attendance/commands'
import { photoRecord } from './access'
import { MOST_PHOTOS, photosOpen } from './rules'
import { addInput, describeInput, moveInput, removeInput } from './schema'

type Measures = { width: number; height: number }

function adding(uploads: Upload[], measures: Measures[]) {
  return command({
    name: 'photo.add',
    action: 'activity.manage',
    input: addInput,
    record: activityRecord,
    run: async ({ tx, viewer, now, input, record, note }) => {
      if (!photosOpen(await lockedState(tx, record.id)))
        throw new AppError('conflict', { key: 'activityMoved' })
      const where = { activityId: record.id }
      const there = await tx.photo.findMany({ where, select: { position: true } })
      if (there.length + measures.length > MOST_PHOTOS)
        throw invalidField('photos', 'tooManyPhotos', { max: MOST_PHOTOS, there: there.length })
      const after = Math.max(-1, ...there.map((one) => one.position)) + 1
      const by = { viewer, groupId: record.groupId, now }
      const here = { groupId: record.groupId, activityId: record.id, addedById: viewer.personId, at: now }
      const data = []
      for (const [i, measure] of measures.entries()) {
        const [file, thumb] = [uploads[2 * i], uploads[2 * i + 1]]
        if (!file || !thumb) throw new Error('a photo without its files')
        const { id: fileId } = await file.record(tx, by)
        const { id: thumbId } = await thumb.record(tx, by)
        data.push({ ...here, ...measure, caption: input.caption, position: after + i, fileId, thumbId })
      }
      await tx.photo.createMany({ data })
      note({ subjectId: record.id, detail: { count: data.length } })
      return { count: data.length }
    },
  })
}

/** A sent file as the two that are kept of it. Throws a sentence that names the file. */
async function prepared(sent: unknown) {
  const file = checkedFile('photos', sent)
  const name = file.name.slice(0, 60)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = await kindOf(bytes)
  if (!type || !pictureTypes.includes(type)) throw invalidField('photos', 'photoType', { name })
  const found = await shrunk(bytes)
  if (typeof found === 'string') throw invalidField('photos', found, { name })
  const stem = file.name.replace(/\.[^.]*$/, '') || 'foto'
  const jpeg = (one: Uint8Array, as: string): Kept => ({
    bytes: one,
    type: 'image/jpeg',
    name: displayName(as, 'image/jpeg'),
  })
  const files = [jpeg(found.bytes, `${stem}.jpg`), jpeg(found.thumb, `${stem}-kecil.jpg`)]
  return { files, measures: { width: found.width, height: found.height } }
}

type Add = Parameters<ReturnType<typeof adding>>

/** An officer adds photos, all of them or none. Each is made smaller, turned upright and freed of metadata. */
export async function addPhotos(context: Add[0], { photos, ...raw }: Add[1] & { photos: unknown[] }) {
  const { activityId } = parse(addInput, raw)
  // Who may not add photos is told so by the command, and spends no work on unpacking them.
  const may = { AND: [{ id: activityId }, visible(context.viewer, 'activity.manage')] }
  if (!(await db(context.viewer).activity.count({ where: may }))) return adding([], [])(context, raw)
  // A browser sends one empty file where none was chosen.
  const chosen = photos.filter((one) => !(one instanceof File) || one.name || one.size)
  if (chosen.length > MOST_PHOTOS)
    throw invalidField('photos', 'tooManyPhotos', { max: MOST_PHOTOS, there: 0 })
  return withSent('photos', context, chosen.length ? chosen : [null], async (sent) => {
    const made: Awaited<ReturnType<typeof prepared>>[] = []
    for (const one of sent) made.push(await prepared(one))
    const measures = made.map((one) => one.measures)
    return withUploads(
      made.flatMap((one) => one.files),
      (uploads) => adding(uploads, measures)(context, raw),
    )
  })
}

/** An officer says what a photo shows. */
export const describePhoto = command({
  name: 'photo.describe',
  action: 'activity.manage',
  input: describeInput,
  record: photoRecord,
  run: async ({ tx, input: { photoId, ...data }, record, note }) => {
    const { count } = await tx.photo.updateMany({ where: { id: photoId }, data })
    if (!count) throw notFound()
    note({ subjectId: record.activityId, detail: { photoId } })
  },
})

/** An officer moves a photo one place; the first and last stay where they are. */
export const movePhoto = command({
  name: 'photo.move',
  action: 'activity.manage',
  input: moveInput,
  record: photoRecord,
  run: async ({ tx, input, record, note }) => {
    await lockActivity(tx, record.activityId)
    const rows = await tx.photo.findMany({
      where: { activityId: record.activityId },
      orderBy: { position: 'asc' },
      select: { id: true, position: true },
    })
    const at = rows.findIndex((one) => one.id === record.id)
    const [self, other] = [rows[at], rows[input.to === 'earlier' ? at - 1 : at + 1]]
    note({ subjectId: record.activityId, detail: { photoId: record.id, to: input.to } })
    if (!self || !other) return
    await tx.photo.update({
      where: { id: self.id },
      data: { position: other.position },
      select: { id: true },
    })
    await tx.photo.update({
      where: { id: other.id },
      data: { position: self.position },
      select: { id: true },
    })
  },
})

const removeRecord = command({
  name: 'photo.remove',
  action: 'activity.manage',
  input: removeInput,
  record: photoRecord,
  run: async ({ tx, record, note }) => {
    await lockActivity(tx, record.activityId)
    // A report that holds shows it: the bundle is set from that report's words.
    const [printed] = await tx.$queryRaw<{ count: number }[]>`select count(*)::int as count from document
      where activity_id = ${record.activityId}::uuid and revoked_at is null
      and content->'paper'->'photos' @> ${JSON.stringify([{ file: record.fileId }])}::jsonb`
    if (printed?.count) throw new AppError('conflict', { key: 'photoPrinted' })
    const { count } = await tx.photo.deleteMany({ where: { id: record.id } })
    if (!count) throw notFound()
    const fileIds = [record.fileId, record.thumbId]
    await tx.file.deleteMany({ where: { id: { in: fileIds } } })
    note({ subjectId: record.activityId, detail: { photoId: record.id } })
    return { fileIds }
  },
})

/** An officer removes a photo; the bytes of its files go after the record is gone for certain. */
export async function removePhoto(...[context, raw]: Parameters<typeof removeRecord>): Promise<void> {
  const { fileIds } = await removeRecord(context, raw)
  await Promise.all(fileIds.map(removeBytes))
}
