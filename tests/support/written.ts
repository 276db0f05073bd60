import { randomUUID } from 'node:crypto'
import type { Viewer } from '@/lib/access/viewer'
import { addActionItem } from '@/lib/activities/action-items/commands'
import { linkProblem } from '@/lib/activities/agenda/commands'
import { scheduleMeeting } from '@/lib/activities/commands'
import { addEvidence } from '@/lib/activities/evidence/commands'
import { addGuest } from '@/lib/activities/guests/commands'
import { correctMinutes } from '@/lib/activities/minutes/commands'
import { openRound } from '@/lib/competence/commands'
import { commentOnException, noteVisit } from '@/lib/coverage/exceptions/notes/commands'
import { issueDocument, revokeDocument } from '@/lib/documents/commands'
import { keepLetterhead } from '@/lib/documents/letterhead/commands'
import { notify } from '@/lib/notices/commands'
import { commentOnProblem, helpWithProblem, reportProblem } from '@/lib/problems/commands'
import { logTrial, withdrawTrial } from '@/lib/problems/trials/commands'
import { addItem } from '@/lib/programme/commands'
import { offerSession } from '@/lib/sharing/commands'
import { giveFeedback } from '@/lib/sharing/feedback/commands'
import { addLink } from '@/lib/sharing/materials/commands'
import { db } from './database'
import { as, finished } from './documents'
import { heldSession, offer } from './sharing'
import { figures, trial } from './trials'
import { makeGroup, makeViewer, meeting, NOW, planItem, report } from './world'

type Cast = { groupId: string; reporter: Viewer; officer: Viewer }

/** A name in every text that people can write in a group, through the commands where there are some. */
export async function writeEverywhere({ groupId, reporter, officer }: Cast, name: string) {
  const told = `Murid bernama ${name} belum paham.`
  const key = randomUUID()
  const { id: problemId } = await reportProblem(as(reporter, key), {
    ...report(groupId),
    situation: told,
    tried: told,
    subject: `Matematika ${name}`,
    grade: `II ${name}`,
  })
  await commentOnProblem(as(officer), { problemId, text: told })
  await helpWithProblem(as(officer), { problemId, text: told })
  const activityId = await finished(groupId, officer, [reporter.personId], { title: `Diskusi ${name}` })
  await logTrial(as(reporter), {
    ...trial(problemId),
    tried: told,
    happened: told,
    grade: name,
    activityId,
    figures: { ...figures, instrument: told },
  })
  const { id: trialId } = await logTrial(as(reporter), trial(problemId))
  await withdrawTrial(as(reporter), { trialId, reason: told })
  const { id: open } = await scheduleMeeting(as(officer), {
    ...meeting(groupId),
    title: `Bertemu ${name}`,
    place: `Rumah ${name}`,
    letterNumber: `1/${name}`,
    agenda: `Pembukaan ${name}`,
    days: [{ date: '2026-08-20', from: '08:00', to: '11:00' }],
  })
  // The agenda takes its title from the problem.
  await linkProblem(as(officer), { activityId: open, problemId })
  await addActionItem(as(officer), {
    activityId,
    text: told,
    ownerId: reporter.personId,
    dueOn: '2026-08-20',
  })
  await addEvidence(as(officer), {
    activityId,
    kind: 'product',
    note: told,
    url: `https://contoh.sch.id/${name}`,
  })
  const cast = { presenter: reporter, officer, present: [officer] }
  const sessionId = await heldSession(groupId, cast, { title: `Berbagi ${name}`, description: told })
  await offerSession(as(reporter), { ...offer(groupId), resourcePerson: name })
  await addLink(as(reporter), {
    activityId: sessionId,
    title: `LKPD ${name}`,
    url: `https://contoh.sch.id/${name}`,
  })
  await giveFeedback(as(officer), {
    activityId: sessionId,
    usefulness: '4',
    clarity: '4',
    fit: '4',
    willUse: 'yes',
    text: told,
  })
  await addGuest(as(officer), { activityId: open, name, institution: name, role: name })
  await addItem(as(officer), { ...planItem(groupId), title: `Bedah ${name}`, reason: told })
  await openRound(as(officer), { groupId, title: `Paket ${name}` })
  await keepLetterhead(as(officer), {
    groupId,
    version: 0,
    above: name,
    address: name,
    place: name,
    code: 'KKG',
    format: '{number}/{group code}/{year}',
    next: '',
  })
  await commentOnException(as(officer), { groupId, exception: 'silent', text: told })
  const supervisor = await makeViewer({ assignedGroups: [groupId] })
  const visitedOn = '2026-08-12'
  await noteVisit(as(supervisor), { groupId, exception: '', visitedOn, seen: told, agreed: told })
  await rest({ groupId, reporter, officer }, activityId, name)
  const issue = (kind: 'minutes' | 'report') =>
    issueDocument(as(officer), { activityId, kind, to: '', note: '' })
  const old = await issue('report')
  await revokeDocument(as(officer), { documentId: old.id, reason: `Memuat nama ${name}` })
  const minutes = await issue('minutes')
  // A letter that the group numbered by hand.
  const letter = { activityId: open, kind: 'invitation' as const, to: name, note: told }
  const invitation = await issueDocument(as(officer), letter)
  return { problemId, activityId, papers: [old.id, minutes.id, invitation.id], minutesId: minutes.id }
}

/** The texts of photos, calls, uses, referrals, imports and notices. */
async function writeNew({ groupId, reporter, officer }: Cast, activityId: string, name: string) {
  const told = `Karena ${name}.`
  const by = officer.personId
  const { id: problemId } = await db().problem.findFirstOrThrow({ where: { groupId } })
  await db().problemFinding.create({ data: { groupId, problemId, text: told, at: NOW } })
  const { id: toGroupId } = await makeGroup(`tujuan-${randomUUID().slice(0, 8)}`)
  await db().referral.create({
    data: { groupId, problemId, toGroupId, proposedById: by, letter: told, at: NOW },
  })
  const stored = { groupId, name: 'foto.jpg', type: 'image/jpeg', bytes: 1, sha256: '0', at: NOW }
  const [file, thumb] = [
    await db().file.create({ data: { ...stored, addedById: by } }),
    await db().file.create({ data: { ...stored, addedById: by } }),
  ]
  const measures = { position: 0, width: 10, height: 10 }
  const files = { fileId: file.id, thumbId: thumb.id }
  await db().photo.create({
    data: { groupId, activityId, ...measures, ...files, caption: told, alt: told, addedById: by, at: NOW },
  })
  const withdrawn = { withdrawnAt: NOW, withdrawnById: by, withdrawnReason: told }
  await db().actionItem.create({ data: { groupId, activityId, text: told, ...withdrawn } })
  await db().agendaItem.updateMany({
    where: { groupId, problemId: null },
    data: { ownerName: name, ownerId: null },
  })
  await db().sessionCall.create({
    data: {
      groupId,
      topic: told,
      description: told,
      objective: 'B',
      closesOn: NOW,
      createdById: by,
      createdAt: NOW,
    },
  })
  const session = await db().activity.findFirstOrThrow({ where: { groupId, kind: 'sharing', state: 'held' } })
  await db().adoption.create({
    data: {
      groupId,
      activityId: session.id,
      personId: reporter.personId,
      saidAt: NOW,
      remindOn: NOW,
      usedAt: NOW,
      usedOn: NOW,
      grade: name,
      subject: name,
      happened: told,
      reflection: told,
    },
  })
  await db().material.updateMany({ where: { groupId }, data: { grade: name, subject: name } })
  await db().guest.updateMany({
    where: { groupId },
    data: { answer: 'excused', reason: told, forStart: NOW, answeredAt: NOW },
  })
  await db().programmeItem.updateMany({
    where: { groupId },
    data: { fund: name, inCharge: name, inChargeId: null, indicator: told },
  })
  const sheet = { groupId, schoolYear: 2026, name: `${name}.xlsx`, sha256: '0', rows: [{ title: told }] }
  await db().programmeImport.create({ data: { ...sheet, createdById: by, createdAt: NOW } })
  const { schoolYear: _, ...roster } = { ...sheet, heads: { read: [], unread: [name], nik: false } }
  await db().memberImport.create({ data: { ...roster, createdById: by, createdAt: NOW } })
  await notify(db(), {
    event: `uji:${activityId}`,
    kind: 'task.assigned',
    groupId,
    people: [reporter.personId],
    subject: { activityId },
    path: `/meetings/${activityId}`,
    data: { text: told },
    now: NOW,
  })
}

/** What no command writes so easily, put there as the database keeps it. */
async function rest({ groupId, reporter, officer }: Cast, activityId: string, name: string) {
  const told = `Karena ${name}.`
  const { personId } = reporter
  const byId = officer.personId
  const day = await db().activityDay.findFirstOrThrow({ where: { activityId } })
  for (const text of [`Membahas ${name}.`, `Membahas ${name} lagi.`]) {
    const { version } = await db().minutes.findUniqueOrThrow({ where: { activityId } })
    await correctMinutes(as(officer), {
      activityId,
      version,
      text,
      decisions: `Menemui ${name}`,
      reason: told,
    })
  }
  await writeNew({ groupId, reporter, officer }, activityId, name)
  await db().activityTransition.updateMany({ where: { activityId }, data: { reason: told } })
  await db().activityReport.update({
    where: { activityId },
    data: { background: told, aims: told, results: told, followUp: told, impact: told, conclusion: told },
  })
  await db().activity.update({ where: { id: activityId }, data: { link: `https://contoh.sch.id/${name}` } })
  await db().invitationAnswer.create({
    data: { groupId, activityId, personId, answer: 'excused', reason: told, forStart: NOW, at: NOW },
  })
  await db().attendanceCorrection.create({
    data: { groupId, activityId, dayId: day.id, personId, to: 'sick', reason: told, byId, at: NOW },
  })
  const file = { groupId, name: `Nilai ${name}.pdf`, type: 'application/pdf', bytes: 1, sha256: '0' }
  await db().file.create({ data: { ...file, addedById: personId, at: NOW } })
  await db().poll.create({
    data: { groupId, title: `Kapan menemui ${name}`, createdById: byId, createdAt: NOW },
  })
  const { id: programmeId } = await db().programme.findFirstOrThrow({ where: { groupId } })
  await db().programmeChange.create({
    data: { groupId, programmeId, kind: 'changed', title: told, reason: told, personId: byId, at: NOW },
  })
  await db().groupDate.create({
    data: { groupId, name: `Libur ${name}`, kind: 'event', firstOn: NOW, lastOn: NOW },
  })
  // An answer that held a text, as one of some other command might.
  const kept = { command: 'x', at: NOW, result: { text: told, [name]: 1 } }
  await db().sentForm.create({ data: { ...kept, personId, key: randomUUID() } })
}
