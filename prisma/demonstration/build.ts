import { viewerOfPerson } from '../../lib/auth/load'
import { hashPassword } from '../../lib/auth/password'
import { system } from '../../lib/core/db'
import { schoolYearOf } from '../../lib/core/time'
import { createGroup } from '../../lib/groups/commands'
import { addMember } from '../../lib/groups/membership/commands'
import { appointOfficer } from '../../lib/groups/officers/commands'
import { assignSupervisor } from '../../lib/people/assignments/commands'
import { createPerson } from '../../lib/people/persons/commands'
import { createSchool } from '../../lib/people/schools/commands'
import { type GroupSlug, groups, inventedName, people } from './cast'
import { liveThrough } from './history'
import { schoolNames } from './real'

type Viewer = NonNullable<Awaited<ReturnType<typeof viewerOfPerson>>>
type Context = { viewer: Viewer; now: Date }

/** Who acts and when: the commands of the demonstration run as its own people. */
export type Stage = {
  now: Date
  /** First calendar year of the school year that is over. */
  pastYear: number
  groupId: (slug: GroupSlug) => string
  members: (slug: GroupSlug) => string[]
  as: (key: string, at: Date) => Promise<Context>
}

const emailOf = (key: string) => `${key}@contoh.sch.id`

async function viewer(personId: string, now: Date): Promise<Viewer> {
  const found = await viewerOfPerson(personId, now)
  if (!found) throw new Error('A person of the demonstration is not there')
  return found
}

/** The demonstration: invented persons, real groups in three time zones, two school years, all through the real commands. */
export async function seedDemonstration(password: string, now: Date): Promise<void> {
  const pastYear = schoolYearOf('Asia/Jakarta', now) - 1
  const admin = await firstAdministrator(now)
  const schools = schoolNames()
  for (const name of schools)
    await createSchool(admin, { npsn: '', name, regionCode: '33.15.19', cluster: 'Gugus Patimura' })
  const ids = await placePeople(admin, await hashPassword(password))
  const placed = new Map<string, { id: string; members: string[] }>()
  for (const group of groups) placed.set(group.slug, await placeGroup(admin, group, pastYear, schools))
  const who = { personId: null, who: emailOf('hasan'), regionCode: '33.01', school: '', group: '' }
  await assignSupervisor(admin, { ...who, startedOn: `${pastYear - 1}-07-01`, endedOn: '' })
  const viewers = new Map<string, Viewer>()
  await liveThrough({
    now,
    pastYear,
    groupId: (slug) => placed.get(slug)?.id ?? '',
    members: (slug) => placed.get(slug)?.members ?? [],
    as: async (key, at) => {
      const found = viewers.get(key) ?? (await viewer(ids.get(key) ?? '', now))
      viewers.set(key, found)
      return { viewer: found, now: at }
    },
  })
}

/** The first administrator is there before anybody could make one. */
async function firstAdministrator(now: Date): Promise<Context> {
  const one = people.find((person) => person.isAdministrator)
  if (!one) throw new Error('The demonstration needs an administrator')
  const data = { name: one.name, email: emailOf(one.key), isAdministrator: true }
  const { id } = await system('job').person.create({ data, select: { id: true } })
  return { viewer: await viewer(id, now), now }
}

async function placePeople(admin: Context, passwordHash: string) {
  const ids = new Map<string, string>()
  for (const { key, name, school, isAdministrator } of people) {
    const described = { name, email: emailOf(key), nip: '', nuptk: '', role: 'person' as const }
    const made = isAdministrator ? null : await createPerson(admin, { ...described, school: school ?? '' })
    ids.set(key, made?.id ?? admin.viewer.personId)
  }
  // One password for all of them, so that the terminal can print it.
  await system('job').person.updateMany({ where: { id: { in: [...ids.values()] } }, data: { passwordHash } })
  return ids
}

async function placeGroup(
  admin: Context,
  group: (typeof groups)[number],
  pastYear: number,
  schools: string[],
) {
  const clustered = group.slug === 'kkg-patimura'
  await createGroup(admin, {
    kind: group.kind,
    name: group.name,
    slug: group.slug,
    subject: 'subject' in group ? group.subject : '',
    regionCode: group.regionCode,
    cluster: clustered ? 'Gugus Patimura' : '',
    parent: '',
    decreeNumber: 'decreeNumber' in group ? group.decreeNumber : '',
    decreeOn: '',
    zone: group.zone,
    minutesPerJp: 'minutesPerJp' in group ? '50' : '45',
  })
  const { id: groupId } = await system('job').group.findUniqueOrThrow({ where: { slug: group.slug } })
  // The chemistry group held its meeting of 2015 with the members of today.
  const startedOn = group.slug === 'mgmp-kimia-lotim' ? '2014-07-01' : `${pastYear - 1}-07-01`
  const base = { groupId, startedOn, email: '' }
  for (const key of group.members) {
    const { id } = await addMember(admin, { ...base, who: emailOf(key), name: '', school: '' })
    if (key !== group.officer) continue
    const term = { title: 'Ketua', section: '', decreeNumber: '421.2/011/SK/2025', startedOn, endedOn: '' }
    await appointOfficer(admin, { ...term, membershipId: id })
  }
  const before = groups.slice(0, groups.indexOf(group)).reduce((sum, one) => sum + one.others, 0)
  for (let i = 0; i < group.others; i += 1) {
    const school = clustered ? (schools[i % schools.length] ?? '') : ''
    await addMember(admin, { ...base, who: '', name: inventedName(before + i), school })
  }
  if (group.supervisor) {
    const who = { personId: null, who: emailOf(group.supervisor), regionCode: '', school: '' }
    await assignSupervisor(admin, { ...who, group: group.slug, startedOn, endedOn: '' })
  }
  const members = await system('job').membership.findMany({ where: { groupId }, orderBy: { id: 'asc' } })
  return { id: groupId, members: members.map((one) => one.personId) }
}
