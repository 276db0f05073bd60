import { madeOnce } from '../../core/known'
import { dateIn, dateValue } from '../../core/time'
import type { Cell, DataSet } from '../../export/data'
import { stageNumber } from '../../objectives/rules'
import { stages } from '../../objectives/schema'
import { periodName, type Words } from '../export'
import type { Period } from '../rules'
import { MOST, type Timeline } from './queries'

const rowsOf = madeOnce<Cell[][]>()

type Activity = Timeline['activities'][number]
type Item = Timeline['months'][number]['items'][number]
type Group = { slug: string; name: string; zone: string }

function activityCells(one: Activity, zone: string, { c, f, o, x }: Words): Cell[] {
  const stage = stages[stageNumber(one.countedStages) - 1]
  const steps = one.steps.map((step) => f(`steps.${step}`, { kinds: f(`kinds.${one.objective}`) }))
  return [
    one.startsAt ? dateValue(dateIn(zone, one.startsAt)) : '',
    x(`sorts.${one.kind}`),
    one.title,
    ...[one.objective, o(`${one.objective}.name`)],
    stage ? c(`stage.${stage}`) : f('nothing'),
    steps.join('; '),
  ]
}

function itemCells(item: Item, { c, f, o, x }: Words): Cell[] {
  const told = [item.objective, o(`${item.objective}.name`)]
  const stage = item.counted ? c('stage.planned') : f('nothing')
  return ['', x('sorts.item'), item.title, ...told, stage, f('steps.schedule')]
}

/** A group's months with each activity, how far it has come and what is missing, and unscheduled items of the programme. */
export function timelineData(
  group: Group,
  { months, cut }: Pick<Timeline, 'months' | 'cut'>,
  period: Period,
  words: Words,
  made: string,
): DataSet {
  const { c, f, r, x, locale } = words
  const rows = rowsOf(months, `${locale} ${group.zone}`, () =>
    months.flatMap(({ month, activities, items }) =>
      [
        ...activities.map((one) => activityCells(one, group.zone, words)),
        ...items.map((item) => itemCells(item, words)),
      ].map((cells): Cell[] => [{ month, locale }, ...cells]),
    ),
  )
  const about: Cell[][] = [
    [x('of'), group.name],
    [x('period'), periodName(period, words)],
    [x('made'), made],
    ...(cut ? [[x('notes'), c('behindCut', { count: MOST })]] : []),
  ]
  return {
    name: `${group.slug}-lini-masa-${period.year}-${period.part}`,
    columns: [
      r('month'),
      x('date'),
      x('sort'),
      x('titled'),
      c('code'),
      c('objective'),
      x('stage'),
      x('next'),
    ],
    rows,
    sides: [{ title: f('timelineTitle'), heads: 'before', rows: about }],
  }
}
