import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { saveDraft } from '@/lib/problems/drafts/commands'
import { attachFile } from '@/lib/problems/files/commands'
import { addFinding } from '@/lib/problems/findings/commands'
import { redactWords } from '@/lib/redaction/commands'
import { previewRedaction, textsOf } from '@/lib/redaction/queries'
import { giveFeedback } from '@/lib/sharing/feedback/commands'
import { ownFiles } from '../support/documents'
import { PDF, sentFile } from '../support/files'
import { reported } from '../support/problems'
import { as, heldSession } from '../support/sharing'
import { sql } from '../support/sql'
import { standing } from '../support/standing'
import { makeGroup, makeViewer } from '../support/world'

let groupId: string
let officer: Viewer
let reporter: Viewer
let present: Viewer[]

beforeAll(async () => {
  ownFiles()
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  reporter = await makeViewer({ memberOf: [groupId] })
  present = [1, 2, 3].map(() => reporter)
  for (const i of [0, 1, 2]) present[i] = await makeViewer({ memberOf: [groupId] })
})

const sought = (phrase: string) => ({ phrases: [phrase], inside: false })
const redact = (phrases: string) =>
  redactWords(as(officer), { groupId, phrases, inside: false, reason: 'pupil' })

test('what officers do not read is blanked with the rest, but no preview shows or counts it', async () => {
  const name = 'Wignyowati'
  const begun = { groupId, situation: `Rahasia tentang ${name}`, grade: '', subject: '', tried: '' }
  const { id: problemId } = await saveDraft(as(reporter), {
    ...begun,
    visibility: 'group',
    objective: '',
    supporting: [],
  })
  await addFinding(as(reporter), { problemId, source: 'self', text: `Rahasia dari ${name}` })
  await attachFile(as(reporter), { problemId, file: sentFile(PDF, `Rahasia ${name}.pdf`) })
  await expect(previewRedaction(officer, groupId, sought(name))).rejects.toMatchObject({ code: 'invalid' })
  await expect(redact(name)).rejects.toMatchObject({ fields: { phrases: { key: 'phraseNowhere' } } })
  expect(await textsOf(officer, groupId, problemId)).toEqual([])
  await reported(reporter, groupId, { situation: `Murid bernama ${name} belum paham.` })
  const seen = await previewRedaction(officer, groupId, sought(name))
  expect([seen.count, JSON.stringify(seen)]).toEqual([1, expect.not.stringContaining('Rahasia')])
  await redact(name)
  expect(await standing(sql, name)).toEqual([])
})

test('words of feedback are shown to officers from three answers on, here as in the summary', async () => {
  const cast = { presenter: reporter, officer, present }
  const activityId = await heldSession(groupId, cast, {})
  const say = (viewer: Viewer) => {
    const marks = { usefulness: '4', clarity: '4', fit: '4', willUse: 'no' } as const
    return giveFeedback(as(viewer), { activityId, ...marks, text: 'Murid Purwaningrat senang sekali.' })
  }
  for (const viewer of present.slice(0, 2)) await say(viewer)
  const shown = async () => JSON.stringify(await textsOf(officer, groupId, activityId))
  expect(await shown()).not.toContain('Purwaningrat')
  await expect(previewRedaction(officer, groupId, sought('Purwaningrat'))).rejects.toMatchObject({
    code: 'invalid',
  })
  await say(present[2] as Viewer)
  expect(await shown()).toContain('Purwaningrat')
  expect((await previewRedaction(officer, groupId, sought('Purwaningrat'))).count).toBe(3)
})
