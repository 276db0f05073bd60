import 'server-only'
import { type Context, command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, notFound } from '../../core/errors'
import { parse } from '../../core/input'
import { lockActivity } from '../../objectives/commands'
import { activityRecord } from '../access'
import { lockedState } from '../attendance/commands'
import { minutesOpen } from '../rules'
import { readMinutes } from './queries'
import { type Clash, clashesOf, decisionsOf, joined, merged, sameTexts, type Texts, tidy } from './rules'
import { correctInput, mergeInput, minutesInput } from './schema'

type Here = { activityId: string; groupId: string }

async function currentOf(tx: Database, activityId: string) {
  const found = await tx.minutes.findUnique({
    where: { activityId },
    select: {
      text: true,
      version: true,
      decisions: { orderBy: { position: 'asc' }, select: { text: true } },
    },
  })
  const decisions = found?.decisions.map((one) => one.text) ?? []
  return { version: found?.version ?? 0, text: found?.text ?? '', decisions }
}

async function replaceDecisions(tx: Database, here: Here, lines: string[]) {
  await tx.decision.deleteMany({ where: { activityId: here.activityId } })
  await tx.decision.createMany({ data: lines.map((text, position) => ({ ...here, position, text })) })
}

/**
 * Saves the minutes and their decisions (one a line), also half-written ones. A later writer with an old version
 * gets the conflict `minutesChanged`, unless both wrote the same. Answers the version.
 */
export const saveMinutes = command({
  name: 'minutes.save',
  action: 'activity.manage',
  input: minutesInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    if (!minutesOpen(await lockedState(tx, record.id)))
      throw new AppError('conflict', { key: 'minutesApproved' })
    const here = { activityId: record.id, groupId: record.groupId }
    const old = await currentOf(tx, record.id)
    const texts = tidy(input)
    note({ subjectId: record.id })
    if (old.version && sameTexts(texts, { ...old, decisions: old.decisions.join('\n') }))
      return { version: old.version }
    if (old.version !== input.version) throw new AppError('conflict', { key: 'minutesChanged' })
    const version = input.version + 1
    const data = { text: texts.text, updatedAt: now, updatedById: viewer.personId, version }
    await tx.minutes.upsert({
      where: { activityId: record.id },
      create: { ...here, ...data },
      update: data,
      select: { version: true },
    })
    await replaceDecisions(tx, here, decisionsOf(texts.decisions))
    return { version }
  },
})

/** Two wrote the same lines: what each wrote, and the version beside which a choice holds. */
export class MinutesClash extends AppError {
  constructor(
    readonly against: number,
    readonly clashes: Record<keyof Texts, Clash[]>,
  ) {
    super('conflict', { key: 'minutesClash' })
  }
}

const isOld = (error: unknown) => error instanceof AppError && error.complaint.key === 'minutesChanged'

/**
 * Saves minutes that were written without script from an older version: what others wrote meanwhile is merged in.
 * Throws MinutesClash until something is chosen for each line that both changed.
 */
export async function mergeMinutes(context: Context, raw: unknown): Promise<void> {
  const input = parse(mergeInput, raw)
  const { activityId, base, against, chosen } = input
  let { version, text, decisions } = input
  for (let tries = 1; ; tries += 1) {
    try {
      await saveMinutes(context, { activityId, version, text, decisions })
      return
    } catch (error) {
      if (!isOld(error) || tries === 5) throw error
    }
    const current = await readMinutes(context.viewer, activityId)
    if (!current) throw notFound()
    const pieces = {
      text: merged(base.text, input.text, current.text),
      decisions: merged(base.decisions, tidy(input).decisions, current.decisions),
    }
    const clashes = { text: clashesOf(pieces.text), decisions: clashesOf(pieces.decisions) }
    const settled = (field: keyof Texts) =>
      clashes[field].length === 0 ||
      (against === current.version && chosen[field].length === clashes[field].length)
    if (!settled('text') || !settled('decisions')) throw new MinutesClash(current.version, clashes)
    version = current.version
    text = joined(pieces.text, chosen.text)
    decisions = joined(pieces.decisions, chosen.decisions)
  }
}

/** An officer corrects approved minutes: who, when, why and both texts are put on record, papers stay as issued. */
export const correctMinutes = command({
  name: 'minutes.correct',
  action: 'activity.manage',
  input: correctInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    await lockActivity(tx, record.id)
    const here = { activityId: record.id, groupId: record.groupId }
    const approved = await tx.minutes.count({ where: { activityId: record.id, approvedAt: { not: null } } })
    if (!approved) throw new AppError('conflict', { key: 'minutesNotApproved' })
    const old = await currentOf(tx, record.id)
    if (old.version !== input.version) throw new AppError('conflict', { key: 'minutesChanged' })
    const texts = tidy(input)
    if (sameTexts(texts, { ...old, decisions: old.decisions.join('\n') }))
      throw new AppError('conflict', { key: 'nothingCorrected' })
    const afterDecisions = decisionsOf(texts.decisions)
    const { id } = await tx.minutesCorrection.create({
      data: {
        ...here,
        before: old.text,
        beforeDecisions: old.decisions,
        after: texts.text,
        afterDecisions,
        reason: input.reason,
        byId: viewer.personId,
        at: now,
      },
      select: { id: true },
    })
    const data = { text: texts.text, updatedAt: now, updatedById: viewer.personId, version: old.version + 1 }
    await tx.minutes.update({ where: { activityId: record.id }, data, select: { version: true } })
    await replaceDecisions(tx, here, afterDecisions)
    note({ subjectId: record.id, detail: { correctionId: id } })
    return { id }
  },
})
