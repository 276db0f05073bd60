import { system } from '../../../lib/core/db'

/** How far a problem came, in the five words that the peer knows as well. */
const stages = {
  draft: 'waiting',
  submitted: 'waiting',
  takenUp: 'underway',
  helped: 'helped',
  tried: 'tried',
  closed: 'closed',
} as const

const meetings = {
  select: {
    title: true,
    description: true,
    startsAt: true,
    endsAt: true,
    state: true,
    createdAt: true,
    minutes: { select: { text: true } },
    actionItems: { select: { text: true, ownerId: true, doneAt: true } },
  },
} as const

const problems = {
  where: { state: { not: 'draft' as const } },
  orderBy: { id: 'asc' as const },
  include: { events: { where: { text: { not: '' } }, orderBy: { at: 'asc' as const } } },
}

const day = (time: Date | null) => time?.toISOString().slice(0, 10) ?? null

/** What a peer is filled with: the groups of one person of the demonstration, with members, problems, meetings and tasks. */
export async function demonstrated(email: string) {
  const me = await system('job').person.findUniqueOrThrow({ where: { email }, select: { id: true } })
  const groups = await system('job').group.findMany({
    where: { memberships: { some: { personId: me.id, endedOn: null } } },
    orderBy: { name: 'asc' },
    include: {
      memberships: { where: { endedOn: null }, select: { person: { select: { id: true, name: true } } } },
      officerTerms: { where: { endedOn: null }, select: { personId: true } },
      activities: meetings,
      problems,
    },
  })
  const people = new Map(groups.flatMap((one) => one.memberships.map(({ person }) => [person.id, person])))
  return {
    me: me.id,
    people: [...people.values()],
    groups: groups.map((group) => ({
      slug: group.slug,
      name: group.name,
      members: group.memberships.map(({ person: { id } }) => ({
        id,
        leads: group.officerTerms.some(({ personId }) => personId === id),
      })),
      meetings: group.activities.map((one) => ({
        title: one.title,
        text: [one.description, one.minutes?.text].filter(Boolean).join('\n\n'),
        startsOn: day(one.startsAt),
        endsOn: day(one.endsAt),
        over: ['held', 'locked', 'approved', 'cancelled', 'declined'].includes(one.state),
        toldAt: one.createdAt,
      })),
      tasks: group.activities.flatMap(({ actionItems, createdAt }) =>
        actionItems.map(({ text, ownerId, doneAt }) => ({
          text,
          owner: ownerId,
          done: Boolean(doneAt),
          toldAt: createdAt,
        })),
      ),
      problems: group.problems.map((one) => ({
        id: one.id,
        reporter: one.reporterId,
        situation: one.situation,
        text: [one.situation, one.tried, `${one.grade} · ${one.subject}`].filter(Boolean).join('\n\n'),
        state: stages[one.state],
        toldAt: one.createdAt,
        events: one.events.map(({ personId, text }) => ({ person: personId, text })),
      })),
    })),
  }
}
