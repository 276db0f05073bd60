import type { Viewer } from '@/lib/access/viewer'
import { dateValue } from '@/lib/core/time'
import { regionCoverage } from '@/lib/coverage/regions/queries'
import { regionAsked } from '@/lib/coverage/regions/schema'
import { type CoverageRow, monthsOf, type Period, sevenRows } from '@/lib/coverage/rules'
import type { ObjectiveCode } from '@/lib/objectives/schema'
import { db } from './database'

export const YEAR: Period = { year: 2026, part: 'year' }

/** The report of a region as a page asks for it. */
export function ask(viewer: Viewer, asked: Record<string, unknown> = {}, period = YEAR) {
  return regionCoverage(viewer, regionAsked.parse(asked), period)
}

/** A group of a kind and subject in a region. */
export function groupIn(
  regionCode: string,
  slug: string,
  subject: string | null = null,
  more: { name?: string; createdAt?: Date } = {},
) {
  const kind = subject ? ('mgmp' as const) : ('kkg' as const)
  return db().group.create({
    data: { slug, kind, name: slug, subject, regionCode, zone: 'Asia/Jakarta', ...more },
    select: { id: true },
  })
}

/** Adds to a counter of a group as the application does. */
export function count(
  groupId: string,
  objective: ObjectiveCode,
  planned: number,
  held = 0,
  month = '2026-08',
) {
  const key = { groupId, month: dateValue(`${month}-01`), objective }
  return db().coverageCounter.upsert({
    where: { groupId_month_objective: key },
    create: { ...key, planned, held },
    update: { planned: { increment: planned }, held: { increment: held } },
    select: { groupId: true },
  })
}

/** Seven rows by going through every group and every counter. */
export async function plainly(
  holds: (group: { id: string; regionCode: string; kind: string; subject: string | null }) => boolean,
  period = YEAR,
) {
  const { from, to } = monthsOf(period)
  const groups = await db().group.findMany({ include: { coverageCounters: true } })
  const found = groups.filter(holds)
  const cells = found
    .flatMap((group) => group.coverageCounters)
    .filter((one) => one.month >= from && one.month <= to)
  return { rows: sevenRows(cells as unknown as CoverageRow[]), groups: found.length }
}

/** True when a code is a region or begins with it and a dot, told without the application's own rule. */
export function below(code: string, region: string) {
  return region === '' || `${code}.`.indexOf(`${region}.`) === 0
}
