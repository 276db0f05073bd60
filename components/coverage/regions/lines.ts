import type { RegionReport } from '@/lib/coverage/regions/queries'
import type { RegionAsked } from '@/lib/coverage/regions/schema'
import { beadStage, mostStage, type Period } from '@/lib/coverage/rules'
import type { CellFigure } from '@/lib/coverage/schema'
import { getTranslations } from '@/lib/i18n/words'
import type { Line } from '../matrix'
import { coverageHref } from './links'

/** The regions and groups below one, each leading a step further down: with `stage`, to that figure of it. */
export async function linesOf(
  report: RegionReport,
  asked: RegionAsked,
  period: Period,
  stage: CellFigure = 'held',
): Promise<Line[]> {
  const t = await getTranslations('regions')
  const { year, part } = period
  return [
    ...report.regions.map(({ code, name, groups, rows }) => {
      const href = coverageHref(asked, period, { region: code })
      return {
        ...{ key: code, name, rows, note: t('groups', { count: groups }), stageOf: mostStage, href },
        cell: (objective: Line['rows'][number]['objective']) =>
          `${href}&objective=${objective}&stage=${stage}`,
      }
    }),
    ...report.groups.map(({ id, slug, name, place, rows }) => ({
      ...{ key: id, name, rows, note: place, stageOf: beadStage },
      href: `/groups/${slug}/coverage?year=${year}&part=${part}`,
      cell: (objective: Line['rows'][number]['objective']) =>
        `/groups/${slug}/coverage/${objective}?stage=${stage}&year=${year}&part=${part}`,
    })),
  ]
}
