import 'server-only'
import { createHash } from 'node:crypto'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { env } from '../../core/env'
import { log } from '../../core/log'
import { readBytes } from '../../files/store'
import { groupRecord } from '../../groups/access'
import { openLinkOf } from '../../groups/joining/queries'
import { presentPeople } from '../papers/attendance/rules'
import { attendanceOf, paperOf, statementOf } from '../papers/export'
import { gather } from '../papers/queries'
import { writtenOn } from '../papers/rules'
import type { Content } from '../papers/schema'
import { activityKinds, type DraftKind } from '../schema'
import { printed } from './export'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A PDF and the name under which it is saved. */
export type Download = { name: string; body: Uint8Array | ReadableStream<Uint8Array> }

function fileName(...parts: string[]): string {
  const plain = parts.join('-').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return `${plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 120)}.pdf`
}

/**
 * An issued document as it was printed, byte for byte; null when it is not there or not for this viewer.
 * Bytes that the store has lost are set anew from what was kept, and refused unless their sum is the old one.
 */
export async function issuedPdf(viewer: Viewer, activityId: string, id: string): Promise<Download | null> {
  if (!UUID.test(id) || !UUID.test(activityId)) return null
  const found = await db(viewer).document.findFirst({
    where: { AND: [{ id, activityId, withheldAt: null }, visible(viewer, 'document.read')] },
    select: { id: true, number: true, content: true, issuedAt: true, sha256: true, renewedAt: true },
  })
  if (!found) return null
  const { title, paper, seal } = found.content as Content
  const name = fileName(paper.name, found.number)
  // The first print names somebody who closed the account.
  if (found.renewedAt) return { name, body: await printed(title, [{ paper, seal }], found.issuedAt) }
  const stored = await readBytes(found.id)
  if (stored) return { name, body: stored }
  const body = await printed(title, [{ paper, seal }], found.issuedAt)
  if (createHash('sha256').update(body).digest('hex') === found.sha256) return { name, body }
  log.error({ document: found.id }, 'bytes of an issued document are lost')
  return null
}

/** Where people may ask to join a group at present; null when nowhere, or the viewer does not lead it. */
async function joinAddress(viewer: Viewer, id: string, now: Date): Promise<string | null> {
  const group = await groupRecord(db(viewer), viewer, { id })
  const link = group && (await openLinkOf(viewer, group, now))
  return link && new URL(`/join/${link.token}`, env().NEXTAUTH_URL).href
}

/** A paper as it would be issued now, marked as a draft; or the sheet to be signed in the room. Officers only. */
export async function draftPdf(viewer: Viewer, activityId: string, kind: DraftKind, now: Date) {
  if (!UUID.test(activityId)) return null
  const found = await gather(db(viewer), viewer, activityId, now)
  if (!found) return null
  const number = kind === 'invitation' ? found.letterNumber : ''
  const on = (number && found.letterOn) || writtenOn(found.group.zone, now)
  if (kind === 'sheet') {
    const paper = attendanceOf(found, on, true)
    const join = await joinAddress(viewer, found.groupId, now)
    const body = await printed(paper.name, [{ paper, ...(join && { join }) }], now)
    return { name: fileName('lembar-hadir', found.title), body }
  }
  const [person] = presentPeople(found)
  const nobody = { personId: '', name: '–', school: '', days: found.days }
  const paper =
    kind === 'statement'
      ? statementOf(found, on, person ?? nobody)
      : paperOf(kind, found, on, { to: '', note: '' })
  const title = `${paper.name} (rancangan)`
  return {
    name: fileName('rancangan', paper.name, found.title),
    body: await printed(title, [{ paper, draft: true, number }], now),
  }
}

async function together(viewer: Viewer, activityId: string, kinds: readonly string[], name: string) {
  if (!UUID.test(activityId)) return null
  const found = await db(viewer).document.findMany({
    where: {
      AND: [{ activityId, revokedAt: null, kind: { in: kinds as never } }, visible(viewer, 'document.read')],
    },
    orderBy: [{ year: 'asc' }, { serial: 'asc' }],
    select: { kind: true, content: true, issuedAt: true, activity: { select: { title: true } } },
  })
  const [first] = found
  if (!first) return null
  const inOrder = found.toSorted((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind))
  const sheets = inOrder.map(({ content }) => content as Content)
  const at = new Date(Math.max(...found.map((one) => one.issuedAt.getTime())))
  const title = `${name}: ${first.activity.title}`
  return { name: fileName(name, first.activity.title), body: await printed(title, sheets, at) }
}

/** All issued papers of an activity in one PDF, in the order of its life; no statement of a single person. */
export function bundlePdf(viewer: Viewer, activityId: string): Promise<Download | null> {
  return together(viewer, activityId, activityKinds, 'Berkas kegiatan')
}

/** All statements of an activity that the viewer may see in one PDF, by number. */
export function statementsPdf(viewer: Viewer, activityId: string): Promise<Download | null> {
  return together(viewer, activityId, ['statement'], 'Surat keterangan hadir')
}
