import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { running } from '../../core/day'
import type { Database } from '../../core/db'
import { today } from '../../core/time'
import { regionAtHead } from '../programme/queries'
import { reportColumns } from '../reports/schema'

const school = { select: { name: true } } as const
const person = { select: { name: true, school } } as const

function everything(now: Date) {
  const on = today(now)
  return {
    id: true,
    groupId: true,
    kind: true,
    title: true,
    objective: true,
    supporting: true,
    mode: true,
    place: true,
    link: true,
    letterNumber: true,
    letterOn: true,
    state: true,
    startsAt: true,
    endsAt: true,
    jp: true,
    programmeItem: { select: { title: true, programme: { select: { schoolYear: true } } } },
    group: {
      select: {
        id: true,
        slug: true,
        kind: true,
        name: true,
        zone: true,
        minutesPerJp: true,
        decreeNumber: true,
        region: regionAtHead,
        letterhead: {
          select: { above: true, address: true, place: true, code: true, format: true, logoId: true },
        },
        officerTerms: {
          where: running(on),
          orderBy: [{ startedOn: 'asc' as const }, { id: 'asc' as const }],
          select: { title: true, section: true, person: { select: { name: true } } },
        },
        memberships: {
          where: running(on),
          orderBy: [{ person: { name: 'asc' as const } }, { id: 'asc' as const }],
          select: { personId: true, person },
        },
      },
    },
    days: { orderBy: { startsAt: 'asc' as const }, select: { id: true, startsAt: true, endsAt: true } },
    invitees: { select: { personId: true } },
    agenda: {
      orderBy: { position: 'asc' as const },
      select: {
        title: true,
        minutes: true,
        outcome: true,
        ownerName: true,
        owner: { select: { name: true } },
        problemId: true,
        problem: { select: { visibility: true } },
      },
    },
    attendance: {
      orderBy: [{ person: { name: 'asc' as const } }, { id: 'asc' as const }],
      select: { personId: true, dayId: true, status: true, late: true, person },
    },
    minutes: {
      select: {
        text: true,
        decisions: { orderBy: { position: 'asc' as const }, select: { text: true } },
        corrections: { orderBy: { at: 'asc' as const }, select: { at: true } },
      },
    },
    photos: {
      orderBy: { position: 'asc' as const },
      select: { fileId: true, caption: true, alt: true },
    },
    actionItems: {
      where: { withdrawnAt: null },
      orderBy: { id: 'asc' as const },
      select: { text: true, dueOn: true, doneAt: true, owner: { select: { name: true } } },
    },
    presenters: {
      orderBy: { id: 'asc' as const },
      select: { personId: true, name: true, person: { select: { name: true } } },
    },
    description: true,
    materials: {
      where: { publishedAt: { not: null } },
      orderBy: { id: 'asc' as const },
      select: { title: true },
    },
    evidence: { orderBy: { id: 'asc' as const }, select: { note: true } },
    report: { select: reportColumns },
    documents: {
      where: { revokedAt: null },
      select: { kind: true, personId: true },
    },
  }
}

/** All that the papers of an activity are made of; null when it is not this viewer's to manage. */
export function gather(database: Database, viewer: Viewer, id: string, now: Date) {
  return database.activity.findFirst({
    where: { AND: [{ id }, visible(viewer, 'activity.manage')] },
    select: everything(now),
    relationLoadStrategy: 'join',
  })
}

export type Gathered = NonNullable<Awaited<ReturnType<typeof gather>>>
