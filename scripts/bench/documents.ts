import { scheduleMeeting, stepActivity } from '../../lib/activities/commands'
import { saveMinutes } from '../../lib/activities/minutes/commands'
import { recordAttendance } from '../../lib/activities/records/commands'
import { viewerOfPerson } from '../../lib/auth/load'
import { issueDocument } from '../../lib/documents/commands'
import { saveReport } from '../../lib/documents/reports/commands'
import { crowd, type Part, percentiles } from './crowd'
import { meetingYesterday } from './meeting'

const PEOPLE = 300
const ITEMS = 60
const LARGEST = 10 * 1024 * 1024

/** A meeting of 300 people and 60 agenda items, through its whole life; answers the address of its papers. */
async function finished() {
  const { groupId, slug, people, cookies } = await crowd(PEOPLE)
  const now = new Date()
  const viewer = await viewerOfPerson(people[0]?.id ?? '', now)
  if (!viewer) throw new Error('The officer is not there')
  const as = { viewer, now, formKey: undefined }
  const agenda = Array.from(
    { length: ITEMS },
    (_, i) => `Butir agenda ${i + 1}: membahas pembagian di kelas II`,
  )
  const typed = meetingYesterday(groupId, now, { title: 'Pertemuan besar', agenda: agenda.join('\n') })
  const { id: activityId } = await scheduleMeeting(as, typed)
  const rows = people.map(({ id: personId }) => ({ personId, status: 'present' as const }))
  await recordAttendance(as, { activityId, rows })
  for (const step of ['hold', 'lock'] as const) await stepActivity(as, { activityId, step, reason: '' })
  const text = 'Pertemuan dibuka ketua. Pembagian dimulai dari benda nyata.\n\n'.repeat(12)
  await saveMinutes(as, { activityId, version: 0, text, decisions: 'Setiap anggota mencoba di kelasnya' })
  await stepActivity(as, { activityId, step: 'approve', reason: '' })
  const parts = {
    background: text,
    aims: text,
    results: text,
    followUp: text,
    impact: text,
    conclusion: text,
  }
  await saveReport(as, { activityId, version: 0, ...parts })
  const ids: string[] = []
  for (const kind of ['invitation', 'attendance', 'minutes', 'report'] as const)
    ids.push((await issueDocument(as, { activityId, kind, to: '', note: '' })).id)
  return {
    path: `/groups/${slug}/meetings/${activityId}/documents`,
    letter: ids[0],
    cookie: cookies[0] ?? '',
  }
}

async function times(url: string, cookie: string, count: number) {
  const took: number[] = []
  let bytes = 0
  for (let i = 0; i <= count; i += 1) {
    const began = performance.now()
    const response = await fetch(url, { headers: { cookie } })
    const body = Buffer.from(await response.arrayBuffer())
    if (body.toString('latin1', 0, 5) !== '%PDF-') throw new Error(`${url} is no PDF: ${response.status}`)
    bytes = body.length
    // The first request warms the press.
    if (i) took.push(performance.now() - began)
  }
  return { requests: count, bytes, ...percentiles(took) }
}

/** Papers as a browser asks for them: set anew at each request, but for the issued letter, which is kept. */
export async function documents(base: string): Promise<Part> {
  const { path, letter, cookie } = await finished()
  const at = (way: string, count: number) => times(`${base}${path}/${way}`, cookie, count)
  const result = {
    people: PEOPLE,
    items: ITEMS,
    letter: await at('draft/invitation', 40),
    issuedLetter: await at(`issued/${letter}`, 40),
    attendanceList: await at('draft/attendance', 20),
    bundle: await at('bundle', 20),
  }
  const { bytes } = result.bundle
  const failures = bytes < LARGEST ? [] : [`bundle: ${bytes} bytes, less than ${LARGEST} is wanted`]
  return { result, failures }
}
