import { jpOf } from '../../activities/rules'
import { draftOf } from '../reports/rules'
import { type ReportPart, reportParts } from '../reports/schema'
import { emptyDays, filledDays, invitedMembers, presentPeople } from './attendance/rules'
import type { Gathered } from './queries'
import {
  agendaOf,
  attachmentOf,
  correctedFacts,
  dayWords,
  headOf,
  signersOf,
  whenFacts,
  whereFacts,
  writtenOf,
} from './rules'
import type { Attendance, Fact, Invitation, Minutes, Paper, Report, Statement } from './schema'

const activity = ({ title }: Gathered): Fact => ({ label: 'Kegiatan', value: [title] })
const shared = (found: Gathered, on: Date) => ({ head: headOf(found), written: writtenOf(found, on) })

/** *Undangan* */
export function invitationOf(
  found: Gathered,
  on: Date,
  { to, note }: { to: string; note: string },
): Invitation {
  const agenda = agendaOf(found, false)
  const chosen = found.invitees.length ? invitedMembers(found).map((one) => one.name) : []
  const named = to
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)
  return {
    kind: 'invitation',
    name: 'Undangan',
    ...shared(found, on),
    // A letter can go out under one name; minutes and a report leave a line for the other.
    signers: signersOf(found, true).filter(({ name }, i) => i === 1 || name !== ''),
    facts: [...whenFacts(found), ...whereFacts(found)],
    title: found.title,
    attachment: attachmentOf(agenda),
    to: [named, chosen].find((list) => list.length) ?? [`Bapak/Ibu anggota ${found.group.name}`],
    agenda,
    note,
  }
}

/** *Daftar hadir*, as recorded or, for the room, empty. */
export function attendanceOf(found: Gathered, on: Date, empty = false): Attendance {
  const days = empty ? emptyDays(found) : filledDays(found)
  return {
    kind: 'attendance',
    name: 'Daftar hadir',
    ...shared(found, on),
    signers: signersOf(found, false),
    facts: [activity(found), ...whenFacts(found), ...whereFacts(found).slice(0, 1)],
    numbered: !empty,
    days,
  }
}

function presence(found: Gathered): string {
  const present = presentPeople(found).length
  const recorded = new Set(found.attendance.map((row) => row.personId)).size
  return `${present} orang dari ${recorded} yang tercatat`
}

/** *Notulen* */
export function minutesOf(found: Gathered, on: Date): Minutes {
  return {
    kind: 'minutes',
    name: 'Notulen',
    ...shared(found, on),
    signers: signersOf(found, true),
    facts: [
      activity(found),
      ...whenFacts(found),
      ...whereFacts(found).slice(0, 1),
      { label: 'Hadir', value: [presence(found)] },
      ...correctedFacts(found),
    ],
    agenda: agendaOf(found, true),
    text: found.minutes?.text ?? '',
    decisions: found.minutes?.decisions.map((one) => one.text) ?? [],
    actions: found.actionItems.map((one) => ({
      text: one.text,
      owner: one.owner?.name ?? '–',
      due: dayWords(one.dueOn),
    })),
  }
}

const headings: Record<ReportPart, string> = {
  background: 'Latar belakang',
  aims: 'Tujuan',
  results: 'Hasil',
  followUp: 'Tindak lanjut',
  impact: 'Dampak',
  conclusion: 'Kesimpulan',
}

/** *Laporan kegiatan*: what the officer wrote, or the draft of it, around what is on record. */
export function reportOf(found: Gathered, on: Date): Report {
  const texts = found.report ?? draftOf(found)
  const part = (name: ReportPart) => ({ title: headings[name], text: texts[name], facts: [], items: [] })
  const speakers = found.presenters.map((one) => one.person?.name ?? one.name)
  const people: Fact[] = [{ label: 'Peserta hadir', value: [presence(found)] }]
  if (speakers.length) people.push({ label: 'Penyaji, narasumber', value: speakers })
  const [background, aims, ...rest] = reportParts.map(part)
  const record = (title: string, facts: Fact[]) => ({ title, text: '', facts, items: [] })
  return {
    kind: 'report',
    name: 'Laporan kegiatan',
    ...shared(found, on),
    signers: signersOf(found, true),
    facts: [],
    title: found.title,
    sections: [
      ...(background ? [background] : []),
      ...(aims ? [aims] : []),
      record('Waktu dan tempat', [...whenFacts(found), ...whereFacts(found), ...correctedFacts(found)]),
      record('Peserta', people),
      ...rest,
    ],
    photos: found.photos.map(({ fileId, caption, alt }) => ({
      file: fileId,
      caption,
      alt: alt || caption || `Foto kegiatan ${found.title}`,
    })),
  }
}

type Present = ReturnType<typeof presentPeople>[number]

/** *Surat keterangan hadir* of one person: the days that this person was there, and their credit hours. */
export function statementOf(found: Gathered, on: Date, person: Present): Statement {
  const jp = jpOf(person.days, found.group.minutesPerJp)
  const presents = found.presenters.some((one) => one.personId === person.personId)
  const who: Fact[] = [{ label: 'Nama', value: [person.name] }]
  if (person.school) who.push({ label: 'Sekolah', value: [person.school] })
  const length: Fact[] = jp
    ? [{ label: 'Lama', value: [`${jp} JP (@ ${found.group.minutesPerJp} menit)`] }]
    : []
  return {
    kind: 'statement',
    name: 'Surat keterangan hadir',
    ...shared(found, on),
    signers: signersOf(found, false),
    who,
    role: presents ? 'penyaji' : 'peserta',
    jp,
    facts: [
      activity(found),
      ...whenFacts({ days: person.days, group: found.group }),
      ...whereFacts(found).slice(0, 1),
      ...length,
    ],
  }
}

/** The paper of an activity by its kind, as it would be printed on a day. */
export function paperOf(
  kind: Exclude<Paper['kind'], 'statement'>,
  found: Gathered,
  on: Date,
  words: { to: string; note: string },
): Paper {
  if (kind === 'invitation') return invitationOf(found, on, words)
  if (kind === 'attendance') return attendanceOf(found, on)
  return kind === 'minutes' ? minutesOf(found, on) : reportOf(found, on)
}
