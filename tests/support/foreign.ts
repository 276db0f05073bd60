import { randomUUID } from 'node:crypto'
import type { Viewer } from '@/lib/access/viewer'
import { db } from './database'
import { insertion, loosen, tablesOf } from './rows'
import { makeGroup, makeViewer } from './world'

/** The key of everything there is in the foreign group, and of the group itself. */
export const FOREIGN = '0f0e1d00-0000-7000-8000-0000000000f0'
/** And of a second person there. */
export const ANOTHER = '0f0e1d00-0000-7000-8000-0000000000f1'
/** Stands in every text there. */
export const WORD = 'rahasia-kelompok-lain'

/**
 * A group in which there is one of everything, all of one key, each naming the others by it; and whoever stands outside,
 * by role. Takes away what makes a row need another one: the database is thrown away.
 */
export async function foreignGroup() {
  const own = await makeGroup('sini', '33.15')
  const school = await db().school.create({
    data: { name: 'SDN 1', regionCode: '33.15' },
    select: { id: true },
  })
  const outside: Record<string, Viewer> = {
    teacher: await makeViewer({ memberOf: [own.id], schoolId: school.id }),
    officer: await makeViewer({ officerOf: [own.id] }),
    byRegion: await makeViewer({ regions: ['33'] }),
    byGroup: await makeViewer({ assignedGroups: [own.id] }),
    bySchool: await makeViewer({ schools: [school.id] }),
    former: await makeViewer({ memberOf: [own.id] }),
    administrator: await makeViewer({ isAdministrator: true }),
    outsider: await makeViewer({}),
  }
  const member = await makeViewer({ memberOf: [own.id] })
  await db().person.create({ data: { id: ANOTHER, name: WORD }, select: { id: true } })
  const { tables } = await tablesOf()
  await loosen()
  const last = { started_on: new Date('2025-07-01'), ended_on: new Date('2026-01-31') }
  for (const [table, columns] of tables) {
    const keys = columns.filter(
      ({ type, name }) => type === 'uuid' && name !== 'merged_into_id' && name !== 'merged_id',
    )
    const texts = columns.filter(({ type, needed }) => type === 'text' && needed)
    const given = {
      ...Object.fromEntries(texts.map(({ name }) => [name, `${WORD} ${randomUUID()}`])),
      ...Object.fromEntries(keys.map(({ name }) => [name, FOREIGN])),
      ...{ region_code: '52.03', zone: 'Asia/Makassar', to_group_id: FOREIGN },
    }
    if (columns[0]?.table === 'audit_entry') continue
    const { text, values } = insertion(columns, given)
    await db().$executeRawUnsafe(`${text} on conflict do nothing`, ...values)
    if (table === 'membership') {
      const left = { group_id: FOREIGN, person_id: outside.former?.personId, ...last }
      const one = insertion(columns, left)
      await db().$executeRawUnsafe(one.text, ...one.values)
    }
  }
  const insider = (viewer: Viewer, officer: boolean): Viewer => ({
    ...viewer,
    personId: FOREIGN,
    memberOf: [{ id: FOREIGN, slug: FOREIGN, name: WORD, zone: 'Asia/Makassar' }],
    officerOf: officer ? [FOREIGN] : [],
    homes: ['52.03'],
  })
  const inside = {
    officer: insider(member, true),
    supervisor: await makeViewer({ regions: ['52'] }),
    administrator: outside.administrator as Viewer,
  }
  return { own, outside, inside }
}
