import { system } from '../../lib/core/db'
import { recountActivity } from '../../lib/objectives/commands'
import { acceptedEvidence, type ObjectiveCode } from '../../lib/objectives/schema'
import type { Stage } from './build'
import { type Deed, lots, places, subjects, teacherName, topics } from './nation-words'

const HOUR = 3_600_000
const MEMBERS = 8
const id = () => crypto.randomUUID()

type Place = { code: string; name: string; regency: string; zone: string }
type Group = { id: string; title: string; place: Place; people: string[] }

/**
 * Groups of other regions, so that a supervisor of a regency and an administrator have something to go through.
 * Hundreds of meetings: their records are written in bulk, and what they count is told by the application's own rule.
 */
export async function fillNation({ now, pastYear }: Stage): Promise<void> {
  const groups = await placeGroups(pastYear)
  const deeds = groups.flatMap((group, i) =>
    lots(i, pastYear, now).map((deed) => ({ group, deed, id: id() })),
  )
  await writeDeeds(deeds)
  await system('job').$transaction(
    async (tx) => {
      for (const one of deeds) await recountActivity(tx, one.id)
    },
    { timeout: 60_000 },
  )
}

async function placeGroups(pastYear: number): Promise<Group[]> {
  const codes = places.map((place) => place.regency)
  const regions = await system('job').region.findMany({
    where: { OR: [{ code: { in: codes } }, { parentCode: { in: codes } }] },
    orderBy: { code: 'asc' },
  })
  const groups = places.flatMap(({ regency, zone }, i) => {
    const name = regions.find((one) => one.code === regency)?.name ?? ''
    const districts = regions.filter((one) => one.parentCode === regency).slice(0, 3)
    const kkg = districts.map((one) => ({
      ...{ title: `KKG Kecamatan ${one.name}`, subject: null },
      place: { code: one.code, name: one.name, regency: name, zone },
    }))
    const subject = subjects[i % subjects.length] ?? ''
    const mgmp = {
      title: `MGMP ${subject} ${name}`,
      subject,
      place: { code: regency, name, regency: name, zone },
    }
    return [...kkg, mgmp].map((one) => ({ ...one, id: id(), people: Array.from({ length: MEMBERS }, id) }))
  })
  await system('job').group.createMany({
    data: groups.map((one) => ({
      ...{ id: one.id, name: one.title, subject: one.subject, kind: one.subject ? 'mgmp' : 'kkg' },
      ...{ slug: slugOf(one.title, one.place.code), regionCode: one.place.code, zone: one.place.zone },
    })),
  })
  const people = groups.flatMap((one) => one.people.map((personId) => ({ personId, groupId: one.id })))
  await system('job').person.createMany({
    data: people.map(({ personId }, i) => ({ id: personId, name: teacherName(i) })),
  })
  const startedOn = new Date(Date.UTC(pastYear - 1, 6, 1))
  await system('job').membership.createMany({ data: people.map((one) => ({ ...one, startedOn })) })
  await system('job').officerTerm.createMany({
    data: groups.map((one) => ({
      ...{ groupId: one.id, personId: one.people[0] ?? '', title: 'Ketua', startedOn },
      decreeNumber: `421.2/${one.place.code.replaceAll('.', '')}/SK/${pastYear - 1}`,
    })),
  })
  return groups
}

function slugOf(title: string, code: string) {
  const words = title.toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return `${words.slice(0, 45).replace(/-+$/, '')}-${code.replaceAll('.', '')}`
}

async function writeDeeds(deeds: { group: Group; deed: Deed; id: string }[]) {
  const days = new Map(deeds.map((one) => [one.id, id()]))
  const spans = deeds.map(({ deed }) => ({
    startsAt: deed.at,
    endsAt: new Date(deed.at.getTime() + 3 * HOUR),
  }))
  await system('job').activity.createMany({
    data: deeds.map(({ group, deed, id }, i) => ({
      ...{ id, groupId: group.id, kind: 'meeting', title: topics[deed.objective], objective: deed.objective },
      ...{ category: 'coreRoutine', origin: 'programme', supporting: [], countedSupport: [], jp: 4 },
      ...{ state: stateOf(deed), place: `Aula Kecamatan ${group.place.name}`, ...spans[i] },
      ...{ createdById: group.people[0] ?? '', createdAt: new Date(deed.at.getTime() - 240 * HOUR) },
    })),
  })
  await system('job').activityDay.createMany({
    data: deeds.map(({ group, id }, i) => ({
      ...{ id: days.get(id) ?? '', groupId: group.id, activityId: id },
      ...(spans[i] as (typeof spans)[number]),
    })),
  })
  const held = deeds.filter((one) => one.deed.came !== 'planned')
  await system('job').attendance.createMany({
    data: held.flatMap(({ group, deed, id }) =>
      group.people.map((personId, i) => ({
        ...{ groupId: group.id, activityId: id, dayId: days.get(id) ?? '', personId },
        ...{ status: i < deed.present ? ('present' as const) : ('absent' as const) },
        ...{ recordedAt: deed.at, recordedBy: group.people[0] ?? '' },
      })),
    ),
  })
  const written = held.filter((one) => one.deed.came !== 'held')
  const by = (group: Group) => group.people[0] ?? ''
  await system('job').minutes.createMany({
    data: written.map(({ group, deed, id }) => ({
      ...{ activityId: id, groupId: group.id, updatedAt: deed.at, updatedById: by(group) },
      ...{ text: `${topics[deed.objective]}. Peserta sepakat mencobanya di kelas masing-masing.` },
      ...{ approvedAt: deed.at, approvedById: by(group) },
    })),
  })
  await system('job').actionItem.createMany({
    data: written
      .filter(({ deed }) => deed.came !== 'documented')
      .map(({ group, deed, id }) => ({
        ...{ groupId: group.id, activityId: id, text: 'Mencoba di kelas dan membawa hasilnya' },
        ...{ doneAt: deed.at, doneById: by(group) },
      })),
  })
  await system('job').evidence.createMany({
    data: written.flatMap(({ group, deed, id }) => {
      const [kind] = deed.came === 'evidenced' ? evidenceOf(deed.objective) : []
      const note = 'Disimpan di map kelompok'
      return kind
        ? [{ groupId: group.id, activityId: id, kind, note, addedById: by(group), at: deed.at }]
        : []
    }),
  })
}

/** Learning results need the figures of a class, which nobody invents here. */
function evidenceOf(objective: ObjectiveCode) {
  return objective === 'F' ? [] : acceptedEvidence[objective]
}

function stateOf({ came }: Deed) {
  if (came === 'planned') return 'scheduled' as const
  return came === 'held' ? ('held' as const) : ('approved' as const)
}
