import { expect, test } from 'vitest'
import { changeActivity } from '@/lib/activities/commands'
import { shareEntry, takeBackEntry } from '@/lib/library/commands'
import { forgetWords, rebuildLibrary } from '@/lib/library/entries/commands'
import { closeProblem, reopenProblem, reportProblem } from '@/lib/problems/commands'
import { logTrial } from '@/lib/problems/trials/commands'
import { tellUse, withdrawUse } from '@/lib/sharing/adoptions/commands'
import {
  addLink,
  describeMaterial,
  publishMaterial,
  removeMaterial,
  unpublishMaterial,
} from '@/lib/sharing/materials/commands'
import { db } from '../support/database'
import { snapshot } from '../support/library'
import { as, heldSession } from '../support/sharing'
import { trial } from '../support/trials'
import { makeGroup, makeViewer, meeting, report } from '../support/world'

/** The same history each time a seed is used. */
function dice(seed: number) {
  let state = seed
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

const texts = [
  'Perkalian dengan batu.',
  'Membaca pantun di kebun.',
  'Gaya magnet dan paku.',
  'Peta harta karun.',
]
const use = {
  usedOn: '2026-08-13',
  grade: 'III',
  subject: 'IPA',
  reflection: 'Saya akan mengulanginya besok.',
}

test.each([1, 2, 3])('after any history the library equals what is made anew, seed %i', async (seed) => {
  const roll = dice(seed * 7919)
  const pick = <T>(list: readonly T[]) => list[roll(list.length)] as T
  const groupId = (await makeGroup(`g${seed}`, '33.15.19')).id
  const teacher = await makeViewer({ memberOf: [groupId] })
  const officer = await makeViewer({ officerOf: [groupId] })
  const user = await makeViewer({ memberOf: [groupId] })
  const activityId = await heldSession(groupId, { presenter: teacher, officer, present: [user] })
  const problems: string[] = []
  const materials: string[] = []
  const entry = async () =>
    pick((await db().libraryEntry.findMany({ where: { groupId }, orderBy: { id: 'asc' } })) ?? [])?.id ??
    activityId
  const deeds = [
    async () => {
      const { title, version } = await db().activity.findUniqueOrThrow({ where: { id: activityId } })
      const days = [{ date: '2026-08-12', from: '08:00', to: '10:30' }]
      const rest = { ...meeting(groupId), days, agenda: '', objective: pick(['A', 'B', 'C'] as const) }
      await changeActivity(as(officer), {
        ...rest,
        activityId,
        version,
        title: `${title.slice(0, 40)} lagi`,
        reason: '',
      } as never)
    },
    async () => {
      const visibility = roll(3) ? ('group' as const) : ('officers' as const)
      const made = await reportProblem(as(teacher), {
        ...report(groupId),
        situation: pick(texts),
        visibility,
      })
      problems.push(made.id)
    },
    () =>
      closeProblem(as(teacher), {
        problemId: pick(problems),
        outcome: roll(3) ? 'solved' : 'unsolved',
        text: pick(texts),
      }),
    () => reopenProblem(as(teacher), { problemId: pick(problems), text: pick(texts) }),
    () =>
      logTrial(as(teacher), {
        ...trial(pick(problems)),
        tried: pick(texts),
        activityId: roll(2) ? activityId : null,
      }),
    async () => {
      const made = await addLink(as(teacher), {
        activityId,
        title: pick(texts),
        url: 'https://contoh.sch.id/a',
      })
      materials.push(made.id)
    },
    () => publishMaterial(as(teacher), { materialId: pick(materials) }),
    () => unpublishMaterial(as(officer), { materialId: pick(materials) }),
    () => removeMaterial(as(teacher), { materialId: pick(materials) }),
    () =>
      describeMaterial(as(teacher), {
        materialId: pick(materials),
        title: pick(texts),
        licence: roll(2) ? 'ccBy' : 'group',
      }),
    () => tellUse(as(user), { activityId, ...use, happened: `${pick(texts)} Murid senang mencoba.` }),
    () => withdrawUse(as(user), { activityId }),
    async () =>
      shareEntry(as(pick([teacher, user])), {
        entryId: await entry(),
        reach: pick(['nation', 'regency', 'group']),
      }),
    async () => takeBackEntry(as(officer), { entryId: await entry() }),
  ]
  let done = 0
  // Whatever does not fit is refused, and must leave nothing behind.
  for (let i = 0; i < 70; i += 1) {
    const deed = pick(deeds)
    done += await deed().then(
      () => 1,
      () => 0,
    )
  }
  expect(done).toBeGreaterThan(20)
  const kept = await snapshot()
  await forgetWords(db())
  const words = await db().libraryWord.findMany({ orderBy: { word: 'asc' } })
  await rebuildLibrary(db())
  expect(await snapshot()).toEqual(kept)
  expect(await db().libraryWord.findMany({ orderBy: { word: 'asc' } })).toEqual(words)
  // Counted another way, from the records alone.
  const count = async (kind: 'material' | 'problem' | 'trial') =>
    db().libraryEntry.count({ where: { groupId, kind } })
  expect(await count('problem')).toBe(
    await db().problem.count({ where: { groupId, outcome: 'solved', visibility: 'group' } }),
  )
  expect(await count('material')).toBe(
    await db().material.count({ where: { groupId, publishedAt: { not: null } } }),
  )
  const trials = await db().trial.count({ where: { groupId, problem: { visibility: 'group' } } })
  const uses = await db().adoption.count({ where: { groupId, usedAt: { not: null } } })
  expect(await count('trial')).toBe(trials + uses)
})
