import { expect, test } from 'vitest'
import { hashPassword } from '@/lib/auth/password'
import { mergePeople, partPeople } from '@/lib/privacy/merging/commands'
import { redactWords } from '@/lib/redaction/commands'
import { db } from '../support/database'
import { reported } from '../support/problems'
import { as, heldSession } from '../support/sharing'
import { sql } from '../support/sql'
import { standing } from '../support/standing'
import { makeGroup, makeViewer, NOW } from '../support/world'

test('what a merging set aside is blanked with the rest, in the group that blanks alone, and comes back blanked', async () => {
  const name = 'Wignyowati'
  const admin = await makeViewer({ isAdministrator: true })
  const [here, there] = [(await makeGroup('sini')).id, (await makeGroup('sana')).id]
  const officer = await makeViewer({ officerOf: [here, there] })
  const presenter = await makeViewer({ memberOf: [here, there] })
  const [kept, gone] = [
    await makeViewer({ memberOf: [here, there] }),
    await makeViewer({ memberOf: [here, there] }),
  ]
  const passwordHash = await hashPassword('rahasia-lama-sekali')
  for (const [i, { personId: id }] of [kept, gone].entries())
    await db().person.update({ where: { id }, data: { email: `${i}@contoh.sch.id`, passwordHash } })
  for (const groupId of [here, there]) {
    const activityId = await heldSession(groupId, { presenter, officer, present: [kept, gone] }, {})
    await reported(presenter, groupId, { situation: `Murid bernama ${name} belum paham.` })
    const said = (personId: string, text: string) => ({
      ...{ groupId, activityId, personId, text, usefulness: 4, willUse: false, at: NOW },
    })
    await db().feedback.createMany({
      data: [said(kept.personId, `Oleh ${name}, satu`), said(gone.personId, `Oleh ${name}, dua`)],
    })
  }
  const people = { personId: kept.personId, mergedId: gone.personId, reason: 'Tercatat dua kali' }
  await mergePeople(as(admin), { ...people, sure: '1' })
  await redactWords(as(officer), { groupId: here, phrases: name, inside: false, reason: 'pupil' })
  const { id: mergeId, rows } = await db().personMerge.findFirstOrThrow()
  expect(JSON.stringify(rows)).toContain('Oleh ▇▇▇, dua')
  const places = await db().redactionPlace.findMany({ select: { place: true, count: true } })
  expect(places).toContainEqual({ place: 'person_merge', count: 1 })
  await partPeople(as(admin), { mergeId, sure: '1' })
  const texts = (groupId: string) =>
    db().feedback.findMany({ where: { groupId }, orderBy: { text: 'asc' }, select: { text: true } })
  expect(await texts(here)).toEqual([{ text: 'Oleh ▇▇▇, dua' }, { text: 'Oleh ▇▇▇, satu' }])
  expect(await texts(there)).toEqual([{ text: `Oleh ${name}, dua` }, { text: `Oleh ${name}, satu` }])
  await redactWords(as(officer), { groupId: there, phrases: name, inside: false, reason: 'pupil' })
  expect(await standing(sql, name)).toEqual([])
})
