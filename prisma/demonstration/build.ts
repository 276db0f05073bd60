import { viewerOfPerson } from '../../lib/auth/load'
import { hashPassword } from '../../lib/auth/password'
import { db } from '../../lib/core/db'
import { dateValue, schoolYearOf } from '../../lib/core/time'
import { type GroupSlug, groups, inventedName, people } from './cast'
import { liveThrough } from './history'
import { schoolNames } from './real'

/** Who acts and when: the commands of the demonstration run as its own people. */
export type Stage = {
  now: Date
  /** First calendar year of the school year that is over. */
  pastYear: number
  groupId: (slug: GroupSlug) => string
  personId: (key: string) => string
  members: (slug: GroupSlug) => string[]
  as: (key: string, at: Date) => Promise<{ viewer: Viewer; now: Date }>
}
type Viewer = NonNullable<Awaited<ReturnType<typeof viewerOfPerson>>>

/** The demonstration: invented persons, real groups in three time zones, two school years through the real commands. */
export async function seedDemonstration(password: string, now: Date): Promise<void> {
  const pastYear = schoolYearOf('Asia/Jakarta', now) - 1
  const ids = await placePeople(await hashPassword(password))
  const joined = dateValue(`${pastYear - 1}-07-01`)
  const groupIds = new Map<string, string>()
  const members = new Map<string, string[]>()
  let named = 0
  for (const { members: keys, officer, supervisor, others, ...data } of groups) {
    const cluster = data.slug === 'kkg-patimura' ? await patimuraSchools(data.regionCode) : null
    const group = await db().group.create({ data: { ...data, clusterId: cluster?.id ?? null } })
    const schoolIds = cluster?.schools.map((school) => school.id) ?? []
    const list = keys.map((key) => ids.get(key) ?? '')
    for (let i = 0; i < others; i += 1) {
      const schoolId = schoolIds[i % (schoolIds.length || 1)] ?? null
      list.push((await db().person.create({ data: { name: inventedName(named), schoolId } })).id)
      named += 1
    }
    for (const [i, key] of keys.entries())
      if (schoolIds[i])
        await db().person.update({ where: { id: ids.get(key) ?? '' }, data: { schoolId: schoolIds[i] } })
    // The chemistry group held its meeting of 2015 with the members of today.
    const startedOn = data.slug === 'mgmp-kimia-lotim' ? dateValue('2014-07-01') : joined
    await db().membership.createMany({
      data: list.map((personId) => ({ groupId: group.id, personId, startedOn })),
    })
    const term = { title: 'Ketua', decreeNumber: '421.2/011/SK/2025', startedOn }
    await db().officerTerm.create({
      data: { ...term, groupId: group.id, personId: ids.get(officer) ?? '' },
    })
    if (supervisor)
      await db().supervisorAssignment.create({
        data: { groupId: group.id, personId: ids.get(supervisor) ?? '', startedOn: joined },
      })
    groupIds.set(data.slug, group.id)
    members.set(data.slug, list)
  }
  const viewers = new Map<string, Viewer>()
  const stage: Stage = {
    now,
    pastYear,
    groupId: (slug) => groupIds.get(slug) ?? '',
    personId: (key) => ids.get(key) ?? '',
    members: (slug) => members.get(slug) ?? [],
    as: async (key, at) => {
      const viewer = viewers.get(key) ?? (await viewerOfPerson(ids.get(key) ?? '', now))
      if (!viewer) throw new Error(`No person ${key} in the demonstration`)
      viewers.set(key, viewer)
      return { viewer, now: at }
    },
  }
  await liveThrough(stage)
}

async function placePeople(passwordHash: string) {
  const ids = new Map<string, string>()
  for (const { key, name, isAdministrator } of people) {
    const data = {
      name,
      email: `${key}@contoh.sch.id`,
      passwordHash,
      isAdministrator: isAdministrator ?? false,
    }
    ids.set(key, (await db().person.create({ data, select: { id: true } })).id)
  }
  return ids
}

function patimuraSchools(regionCode: string) {
  const schools = { create: schoolNames().map((name) => ({ name, regionCode })) }
  return db().cluster.create({
    data: { regionCode, name: 'Gugus Patimura', schools },
    select: { id: true, schools: { select: { id: true } } },
  })
}
