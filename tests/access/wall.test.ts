import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { db as asked, connect, system } from '@/lib/core/db'
import { Prisma, type PrismaClient } from '@/lib/core/generated/client'
import { named } from '@/lib/core/named'
import { standingOf } from '@/lib/core/wall'
import { db } from '../support/database'
import { insertion, loosen, tablesOf } from '../support/rows'
import { sql } from '../support/sql'
import { makeGroup, makeViewer } from '../support/world'

/** What stands before the wall, and why. A new table without a policy and without a line here fails. */
const open: Record<string, string> = {
  audit_anchor: 'ends of the trail: hashes',
  audit_lane: 'ends of the trail: hashes',
  group:
    'names and places of groups stand in lists to choose from, in letters and at what others shared; by right',
  cluster: 'place names, the same for everybody',
  coverage_delta: 'sums on their way into those of regions',
  library_doubt: 'stems of words without an entry',
  library_word: 'words of all entries without an entry; never shown',
  person: 'names stand in the records of several groups, also after people left; those are walled; by right',
  rate_limit: 'counted before anybody is known; keys are hashes',
  region: 'place names, the same for everybody',
  region_coverage: 'sums of regions',
  region_coverage_mark: 'sums of regions',
  region_groups: 'sums of regions',
  replica_mark: 'how old a copy is',
  school: 'place names, the same for everybody',
  used_challenge: 'used up before anybody is known',
}
/** Written by whoever is signed in. */
const entered = ['audit_entry']
/** A problem and what is said of it: an administrator runs the service and does not read them. */
const unread = [
  'competence_answer',
  'competence_round',
  'library_entry',
  'problem',
  'problem_event',
  'problem_finding',
  'problem_follower',
  'problem_helper',
  'redaction',
  'redaction_place',
  'referral',
  'trial',
]

type Row = { group_id?: string; person_id?: string }
const names = Prisma.ModelName
const models = Object.keys(names) as (keyof typeof names)[]
const tables = await tablesOf()
const { walled } = tables
const columnsOf = (table: string) => tables.tables.get(table) ?? []
const has = (table: string, column: string) => columnsOf(table).some(({ name }) => name === column)
const byGroup = walled.filter((table) => has(table, 'group_id'))
const byPerson = walled.filter((table) => !has(table, 'group_id'))

let here: string
let there: string
let viewers: Record<
  'teacher' | 'officer' | 'byRegion' | 'byGroup' | 'bySchool' | 'administrator' | 'outsider',
  Viewer
>
let stranger: Viewer
/** Of the group here, as far as a row says so. */
let fellow: Viewer

const EASY = ' on conflict do nothing'

function put(table: string, given: Record<string, unknown>, as: PrismaClient, more = '') {
  const { text, values } = insertion(columnsOf(table), given)
  return as.$executeRawUnsafe(text + more, ...values)
}

beforeAll(async () => {
  here = (await makeGroup('sini', '33.15.01')).id
  there = (await makeGroup('sana', '52.03')).id
  const school = await db().school.create({
    data: { name: 'SDN 1', regionCode: '33.15' },
    select: { id: true },
  })
  viewers = {
    teacher: await makeViewer({ memberOf: [here], schoolId: school.id }),
    officer: await makeViewer({ officerOf: [here] }),
    byRegion: await makeViewer({ regions: ['33'] }),
    byGroup: await makeViewer({ assignedGroups: [here] }),
    bySchool: await makeViewer({ schools: [school.id] }),
    administrator: await makeViewer({ isAdministrator: true }),
    outsider: await makeViewer({}),
  }
  stranger = await makeViewer({ officerOf: [there] })
  fellow = await makeViewer({ memberOf: [here] })
  await loosen()
  for (const table of walled) {
    await sql(`delete from "${table}"`)
    await put(table, { group_id: here, person_id: fellow.personId }, db(), EASY)
    await put(table, { group_id: there, person_id: stranger.personId }, db(), EASY)
    for (const { personId } of Object.values(viewers))
      await put(table, { group_id: there, person_id: personId }, db(), EASY)
  }
}, 120_000)

/** The rows that a plain statement without any filter finds. */
function rowsOf(table: string, viewer: Viewer): Promise<Row[]> {
  const names = ['group_id', 'person_id'].filter((name) => has(table, name))
  return asked(viewer).$queryRawUnsafe(`select ${names} from "${table}"`)
}

/** Where somebody was at school is read with the members of a group. */
const isOutside = (table: string, row: Row, viewer: Viewer) =>
  row.group_id !== here &&
  row.person_id !== viewer.personId &&
  !(table === 'school_stay' && row.person_id === fellow.personId)

test('every table stands behind the wall, or is named with a reason', () => {
  expect(tables.open).toEqual(Object.keys(open).sort())
  expect(tables.walled).toEqual(expect.arrayContaining([...unread, ...entered]))
  // Each belongs to a group or to a person, or the checks below would see nothing.
  for (const table of walled)
    expect([table, has(table, 'group_id') || has(table, 'person_id')]).toEqual([table, true])
  expect(byGroup.length).toBeGreaterThan(60)
  expect(byPerson.length).toBeGreaterThan(12)
})

describe('a plain findMany() without any filter', () => {
  const inside = ['teacher', 'officer', 'byRegion', 'byGroup', 'bySchool'] as const

  /** Walled by the person alone, though they name a group. */
  const personal = ['notice', 'notice_delivery', 'coverage_order']

  test.each(walled)('%s', async (table) => {
    const seen = Object.entries(viewers).map(async ([name, viewer]) => {
      const found = await rowsOf(table, viewer)
      const everywhere = name === 'administrator' && !unread.includes(table)
      const outside = everywhere ? [] : found.filter((row) => isOutside(table, row, viewer))
      expect([name, outside]).toEqual([name, []])
      if (!byGroup.includes(table) || personal.includes(table)) return
      // And the wall does not hide what is within.
      const within = inside.includes(name as never) && !(name === 'bySchool' && table === 'problem')
      expect([name, found.some((row) => row.group_id === here)]).toEqual([name, within || everywhere])
    })
    await Promise.all(seen)
  })

  test('of what belongs to a person alone an administrator sees nothing either', async () => {
    const administered = ['mail', 'person_merge']
    for (const table of [...byPerson, ...personal].filter((one) => !administered.includes(one))) {
      const found = await rowsOf(table, viewers.administrator)
      const foreign = found.filter((row) => row.person_id !== viewers.administrator.personId)
      expect([table, table === 'school_stay' ? [] : foreign]).toEqual([table, []])
    }
  })

  test('asked by Prisma it is the same', async () => {
    for (const model of models) {
      const delegate = model.charAt(0).toLowerCase() + model.slice(1)
      const table = model.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase()
      if (!walled.includes(table)) continue
      const part = asked(viewers.teacher)[delegate as 'activity']
      const found = (await part.findMany({})) as unknown as { groupId?: string; personId?: string }[]
      const rows = found.map(({ groupId = '', personId = '' }) => ({
        group_id: groupId,
        person_id: personId,
      }))
      const foreign = rows.filter((row) => isOutside(table, row, viewers.teacher))
      expect([table, foreign]).toEqual([table, []])
    }
  })

  test('in nobody’s name there is nothing, and nothing can be put', async () => {
    const nobody = connect({ connectionString: process.env.DATABASE_URL ?? '', max: 1 })
    for (const table of walled) {
      expect([table, await nobody.$queryRawUnsafe(`select 1 from "${table}"`)]).toEqual([table, []])
      await expect(put(table, { group_id: here }, nobody)).rejects.toThrow(/42501/)
    }
    await nobody.$disconnect()
  })
})

describe('writing outside', () => {
  const refused = (error: unknown) => {
    const said = String(error)
    expect(said).toMatch(/42501|append-only/)
    return 'refused'
  }

  test.each(walled)('%s', async (table) => {
    const { teacher, outsider } = viewers
    for (const viewer of [teacher, outsider]) {
      const as = asked(viewer)
      const strange = { group_id: there, person_id: stranger.personId }
      const written = await put(table, strange, as).then(() => 'written', refused)
      expect([table, written]).toEqual([table, entered.includes(table) ? 'written' : 'refused'])
      const column = has(table, 'group_id') ? 'group_id' : 'person_id'
      const foreign = `${column} = '${column === 'group_id' ? there : stranger.personId}' and ${has(table, 'person_id') ? `person_id = '${stranger.personId}'` : 'true'}`
      const changed = await as
        .$executeRawUnsafe(`update "${table}" set ${column} = ${column} where ${foreign}`)
        .catch(refused)
      const gone = await as.$executeRawUnsafe(`delete from "${table}" where ${foreign}`).catch(refused)
      expect([table, [changed, gone].filter((one) => one !== 0 && one !== 'refused')]).toEqual([table, []])
    }
    if (!byGroup.includes(table)) return
    const moved = await asked(teacher)
      .$executeRawUnsafe(`update "${table}" set group_id = '${there}' where group_id = '${here}'`)
      .catch(refused)
    expect([table, moved === 0 || moved === 'refused']).toEqual([table, true])
  })

  test('names of people and groups are read by who is signed in, and written by no viewer', async () => {
    const nobody = connect({ connectionString: process.env.DATABASE_URL ?? '', max: 1 })
    for (const table of ['person', 'group']) {
      const as = asked(viewers.officer)
      expect((await as.$queryRawUnsafe<Row[]>(`select id from "${table}"`)).length).toBeGreaterThan(1)
      for (const said of [`update "${table}" set name = name`, `delete from "${table}"`])
        await expect(as.$executeRawUnsafe(said)).rejects.toThrow(/42501/)
      await expect(put(table, {}, as)).rejects.toThrow(/42501/)
      await expect(nobody.$queryRawUnsafe(`select id from "${table}"`)).rejects.toThrow(/42501/)
    }
    await expect(asked(viewers.officer).person.findMany()).rejects.toThrow(/denied/)
    await nobody.$disconnect()
  })
})

test('the name holds over a transaction and does not outlive it', async () => {
  const count = async (as: Pick<PrismaClient, 'membership'>) =>
    (await as.membership.findMany({ where: { groupId: there }, select: { id: true } })).length
  const all = await count(system('service'))
  expect(all).toBeGreaterThan(2)
  for (let turn = 0; turn < 30; turn += 1) {
    const [inside, mine, whole] = await Promise.all([
      asked(viewers.teacher).$transaction(async (tx) => [await count(tx), await count(tx)]),
      count(asked(viewers.outsider)),
      count(system('service')),
    ])
    expect([inside, mine, whole]).toEqual([[1, 1], 1, all])
  }
  await expect(
    asked(viewers.teacher).$transaction(async (tx) => {
      await count(tx)
      throw new Error('no')
    }),
  ).rejects.toThrow('no')
  expect(await count(system('service'))).toBe(all)
})

test('many at once over one connection are each asked in their own name, also once a client has come back', async () => {
  const client = connect({ connectionString: process.env.DATABASE_URL ?? '', max: 1 })
  const asking = Array.from({ length: 60 }, (_, i) => (i % 2 ? viewers.teacher : viewers.outsider))
  for (let turn = 0; turn < 2; turn += 1) {
    const seen = await Promise.all(
      asking.map(async (viewer) => {
        const of = named(client, standingOf(viewer))
        const [row] = await of.$queryRaw<
          { person: string }[]
        >`select current_setting('sanggar.person', true) as person`
        return row?.person
      }),
    )
    expect(seen).toEqual(asking.map(({ personId }) => personId))
    await client.$disconnect()
  }
})
