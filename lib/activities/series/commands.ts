import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '../../access/viewer'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { clockIn, dateIn, dateValue } from '../../core/time'
import { groupRecord } from '../../groups/access'
import { recountActivity } from '../../objectives/commands'
import { activityRecord } from '../access'
import { carryOn, lockAgendas } from '../agenda/carry/commands'
import { changePlan, createMeeting, type Found, takeStep } from '../commands'
import { type Changed, tellChanged, tellScheduled, tellStep } from '../notices/commands'
import { type Clocked, firstOverlap } from '../rules'
import { datesOf, MAX_MEETINGS, movedWith, rowsFrom, ruleOf, runsOf } from './rules'
import { cancelSeriesInput, changeSeriesInput, type scopes, seriesInput } from './schema'

/** An officer schedules the chosen dates of a rule, a meeting for each part of a package. Answers the series. */
export const scheduleSeries = command({
  name: 'series.schedule',
  action: 'activity.schedule',
  input: seriesInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { rule: wish, dates, problemIds, ...words } = input
    const first = wish.rows[0]?.date ?? ''
    const rule = ruleOf(wish, first)
    const possible = datesOf(rule, first, MAX_MEETINGS)
    if (dates.some((date) => !possible.includes(date))) throw invalidField('dates', 'unknown')
    const here = { groupId: record.id, zone: record.zone }
    const { id } = await tx.activitySeries.create({
      data: { ...here, rule, startsOn: dateValue(first), createdById: viewer.personId, createdAt: now },
      select: { id: true },
    })
    const made: string[] = []
    for (const date of possible.filter((one) => dates.includes(one))) {
      const runs = runsOf(rowsFrom(wish.rows, date))
      for (const { mode, days, name } of runs) {
        const title = runs.length > 1 ? `${words.title.slice(0, 150)} (${name})` : words.title
        const venue = mode === 'on' ? { place: '', link: '' } : {}
        const letter = { letterNumber: '', letterOn: null }
        // What waits for a meeting is taken up by the first one.
        const waiting = made.length ? [] : problemIds
        const plan = { ...words, ...venue, ...letter, title, mode, days, problemIds: waiting }
        made.push((await createMeeting(tx, { viewer, now }, record, plan, false)).id)
      }
    }
    await tx.activity.updateMany({ where: { id: { in: made } }, data: { seriesId: id } })
    await carryOn(tx, record.id, now)
    await tellScheduled(tx, { viewer, now }, made)
    note({ subjectId: id, detail: { meetings: made.length } })
    return { id }
  },
})

const whole = {
  id: true,
  title: true,
  category: true,
  origin: true,
  objective: true,
  supporting: true,
  mode: true,
  place: true,
  link: true,
  version: true,
  days: { orderBy: { startsAt: 'asc' }, select: { startsAt: true, endsAt: true } },
} as const
type Whole = Awaited<ReturnType<typeof stillOpen>>[number]
type Scope = (typeof scopes)[number]

/** The meetings that a scope means and that can still be changed, locked in one order for all. */
async function stillOpen(tx: Database, record: Found, scope: Scope) {
  const { seriesId } = await tx.activity.findUniqueOrThrow({
    where: { id: record.id },
    select: { seriesId: true },
  })
  if (seriesId)
    await tx.$queryRaw`select 1 from activity where series_id = ${seriesId}::uuid order by id for no key update`
  const among = seriesId && scope !== 'one' ? { seriesId } : { id: record.id }
  const later = scope === 'following' && record.startsAt ? { startsAt: { gte: record.startsAt } } : {}
  return tx.activity.findMany({
    where: { ...among, ...later, groupId: record.groupId, state: { in: ['scheduled', 'postponed'] } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    take: 200,
    select: whole,
  })
}

const typed = (zone: string, days: Whole['days']) =>
  days.map((day) => ({
    date: dateIn(zone, day.startsAt),
    from: clockIn(zone, day.startsAt),
    to: clockIn(zone, day.endsAt),
    nextDay: dateIn(zone, day.endsAt) !== dateIn(zone, day.startsAt),
  }))

const shared = ['title', 'category', 'origin', 'objective', 'mode', 'place', 'link'] as const

/** What changes in another meeting of the series: only what was changed, and was the same in both before. */
function alike(was: Whole, is: z.output<typeof changeSeriesInput>, own: Whole) {
  const same = shared.filter((name) => was[name] === own[name] && was[name] !== is[name])
  const words = Object.fromEntries(same.map((name) => [name, is[name]]))
  const list = (codes: string[]) => codes.join()
  const support =
    list(was.supporting) === list(own.supporting) && list(was.supporting) !== list(is.supporting)
  const next = { ...own, ...words, ...(support && { supporting: is.supporting }) }
  // A main objective that the other has as a supporting one leaves it there no longer.
  const supporting = next.supporting.filter((code) => code !== next.objective)
  return { ...words, ...(list(supporting) !== list(own.supporting) && { supporting }) }
}

async function changeOther(
  tx: Database,
  by: { viewer: Viewer; now: Date },
  { id, own, days, words, reason }: { id: string; own: Whole; days: Days; words: object; reason: string },
) {
  if (firstOverlap(days) !== null) throw invalidField('days.0.date', 'daysOverlap')
  const record = await activityRecord(tx, by.viewer, { activityId: id })
  if (!record) return []
  const moved = await changePlan(tx, by, record, { ...words, days, reason, version: own.version })
  await recountActivity(tx, id)
  return [{ before: record, moved }]
}
type Days = Clocked[]

/**
 * Changes one meeting, this and those after it, or all of its series that are still to come about.
 * The letter belongs to the one, and no agenda is touched; whatever was changed for another alone stays there.
 */
export const changeSeries = command({
  name: 'series.change',
  action: 'activity.manage',
  input: changeSeriesInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { activityId, scope, letterOn: on, ...plan } = input
    const by = { viewer, now }
    await lockAgendas(tx, record.groupId)
    const open = await stillOpen(tx, record, scope)
    const was = open.find((one) => one.id === activityId)
    if (scope !== 'one' && !was) throw new AppError('conflict', { key: 'activityMoved' })
    const letterOn = on === null ? null : dateValue(on)
    const moved = await changePlan(tx, by, record, { ...plan, letterOn })
    await recountActivity(tx, activityId)
    const { zone } = record.group
    const changed: Changed[] = [{ before: record, moved }]
    const is = input.days.toSorted((a, b) => (`${a.date} ${a.from}` < `${b.date} ${b.from}` ? -1 : 1))
    for (const own of open) {
      if (!was || own.id === activityId) continue
      const before = typed(zone, own.days)
      const days = movedWith(typed(zone, was.days), is, before)
      const words = alike(was, input, own)
      const same = !Object.keys(words).length && JSON.stringify(days) === JSON.stringify(before)
      const other = { id: own.id, own, days, words, reason: plan.reason }
      if (!same) changed.push(...(await changeOther(tx, by, other)))
    }
    await tellChanged(tx, by, changed, plan.reason)
    note({ subjectId: activityId, detail: { scope, moved, meetings: Math.max(1, open.length) } })
  },
})

/** Cancels one meeting, this and those after it, or all of its series that are still to come about. */
export const cancelSeries = command({
  name: 'series.cancel',
  action: 'activity.manage',
  input: cancelSeriesInput,
  record: activityRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { scope, reason } = input
    await lockAgendas(tx, record.groupId)
    const open = await stillOpen(tx, record, scope)
    if (!open.length) throw new AppError('conflict', { key: 'activityMoved' })
    const ended: Found[] = []
    for (const { id } of open) {
      const one = await activityRecord(tx, viewer, { activityId: id })
      if (!one) continue
      await takeStep(tx, { viewer, now }, one, { step: 'cancel', reason })
      ended.push(one)
    }
    await tellStep(tx, { viewer, now }, ended, { step: 'cancel', reason })
    note({ subjectId: record.id, detail: { scope, meetings: open.length } })
  },
})
