import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '../access/viewer'
import { checkInLate } from '../activities/checkin/commands'
import { mergeMinutes } from '../activities/minutes/commands'
import { mergeOf } from '../activities/minutes/schema'
import { listPath, meetingPath } from '../activities/paths'
import { recordAttendance } from '../activities/records/commands'
import { toldDiffered } from '../activities/records/queries'
import { attendanceOf } from '../activities/schema'
import type { Context } from '../core/command'
import { AppError } from '../core/errors'
import { longKey, shortKey } from '../core/short'
import { reportProblem } from '../problems/commands'
import { changeDraft, saveDraft, sendDraft } from '../problems/drafts/commands'
import { toMade } from '../problems/paths'
import { VERSION } from './rules'
import type { kinds, messageInput } from './schema'

type Kind = (typeof kinds)[number]
type Fields = z.output<typeof messageInput>['fields']
type Done = { to: string; said: string[] }

const problem =
  (command: (context: Context, raw: never) => Promise<{ id: string }>) =>
  async (context: Context, fields: Fields): Promise<Done> => ({
    to: toMade(await command(context, fields as never), fields),
    said: [],
  })

/** What the forms of the pages do, by the kind that a phone names. */
const deeds: Record<Kind, (context: Context, fields: Fields) => Promise<Done>> = {
  'problem.report': problem(reportProblem),
  'problem.draft': problem(saveDraft),
  'problem.changeDraft': problem(changeDraft),
  'problem.sendDraft': problem(sendDraft),
  'attendance.record': async (context, fields) => {
    const { differed } = await recordAttendance(context, attendanceOf(fields) as never)
    // Back to the page of the form, as without script.
    const to = fields.from === 'list' ? listPath(fields) : meetingPath(fields)
    return { to, said: await toldDiffered(differed, context.viewer) }
  },
  'minutes.merge': async (context, fields) => {
    await mergeMinutes(context, mergeOf(fields))
    return { to: `${meetingPath(fields)}/minutes`, said: [] }
  },
  'checkIn.enter': async (context, { code, day }) => {
    const { dayId } = await checkInLate(context, { code, dayId: longKey(String(day ?? '')) })
    return { to: `/check-in/done/${shortKey(dayId)}`, said: [] }
  },
}

type Message = z.output<typeof messageInput>

/**
 * Carries out what a phone kept while it had no network: once, under the key that it was given there, with the same
 * permission as the form. Throws what the form's command throws, and conflict for a message of another person.
 */
export async function receive(viewer: Viewer, now: Date, message: Message): Promise<Done> {
  const { item, person, kind, fields } = message
  if (person !== viewer.personId) throw new AppError('conflict', { key: 'outboxPerson' })
  return deeds[kind]({ viewer, now, formKey: item }, fields)
}

/** Throws conflict where a phone speaks another version: it keeps what it has and asks for the newer program. */
export function assertVersion(v: unknown): void {
  if (v !== VERSION) throw new AppError('conflict', { key: 'outboxVersion' })
}
