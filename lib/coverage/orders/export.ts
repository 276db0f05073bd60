import 'server-only'
import { monthName } from '../../core/time'
import { csvText } from '../../export/csv'
import type { Locale } from '../../i18n/locale'
import { wordsIn } from '../../i18n/sentences'
import { type Letter, subjectLine, type Table } from '../../mail/letter'
import { linkTo } from '../../mail/settings'
import { stages } from '../../objectives/schema'
import { countingRules, coverageData, coverageWords, plainLimits, sumCells, sumHeads } from '../export'
import { totalOf } from '../figures/rules'
import { regionLimits } from '../regions/export'
import type { CoverageRow } from '../rules'
import { cellSums } from '../schema'
import type { scopeCoverage } from './queries'
import type { lastMonth } from './rules'

/** What an order is about; a group or a region, or with neither all that its reader may see. */
type Scope = { group: { name: string; slug: string } | null; region: { name: string; code: string } | null }
type About = { to: Letter['to']; locale: Locale } & Scope
type Found = Awaited<ReturnType<typeof scopeCoverage>>
type Report = About & { months: ReturnType<typeof lastMonth>; month: Found; soFar: Found; token: string }

const letterWords = (locale: Locale) => ({ ...coverageWords(locale), t: wordsIn(locale, 'mail') })
type Words = ReturnType<typeof letterWords>

const placeOf = ({ group, region }: Scope, { t }: Words) => group?.name ?? region?.name ?? t('report.own')

/** The page that shows what an order is about, as far as its reader may see it when they go there. */
function pageOf({ group, region }: Scope, schoolYear: number): string {
  const period = `year=${schoolYear}&part=year`
  if (group) return `/groups/${group.slug}/coverage?${period}`
  return `/coverage?${region ? `region=${region.code}&` : ''}${period}`
}

function table(rows: CoverageRow[], caption: string, { c, o }: Words): Table {
  const counted = (row: CoverageRow) =>
    stages.map((stage) => `${c(`stage.${stage}`)} ${row[stage]}`).join(', ')
  return {
    caption,
    head: [c('objective'), ...stages.map((stage) => c(`stage.${stage}`))],
    rows: rows.map((row) => [
      `${row.objective} · ${o(`${row.objective}.name`)}`,
      ...stages.map((stage) => row[stage]),
    ]),
    lines: rows.map((row) => `${row.objective} · ${o(`${row.objective}.name`)}\n   ${counted(row)}`),
  }
}

/** Credit hours, attendances and problems by objective, and together. */
function sumTable(rows: CoverageRow[], caption: string, words: Words): Table {
  const { f, o } = words
  const heads = sumHeads(words)
  const lines: [string, CoverageRow | ReturnType<typeof totalOf>][] = [
    ...rows.map((row): [string, CoverageRow] => [`${row.objective} · ${o(`${row.objective}.name`)}`, row]),
    [f('total'), totalOf(rows)],
  ]
  return {
    caption: `${f('title')}: ${caption}`,
    head: [words.c('objective'), ...heads],
    rows: lines.map(([name, row]) => [name, ...sumCells(row)]),
    lines: lines.map(([name, row]) => {
      const cells = sumCells(row)
      return `${name}\n   ${heads.map((head, i) => `${head} ${cells[i]}`).join(', ')}`
    }),
  }
}

/** A month or some months in two tables: by stage, and what was reached. */
function tables(rows: CoverageRow[], caption: string, words: Words) {
  return [{ table: table(rows, caption, words) }, { table: sumTable(rows, caption, words) }]
}

/**
 * The report of a month as a letter: seven rows of the month and of the school year so far, how they count and what they
 * cannot say, and all groups as CSV.
 */
export function reportLetter({ to, locale, months, month, soFar, token, ...scope }: Report): Letter {
  const words = letterWords(locale)
  const { f, t } = words
  const name = monthName(locale, months.name)
  const where = placeOf(scope, words)
  const limits = scope.group ? plainLimits(words) : regionLimits(words)
  const period = { year: months.schoolYear, part: 'year' } as const
  const data = coverageData('sanggar', soFar.groups, period, limits, words)
  const years = `${months.schoolYear}/${months.schoolYear + 1}`
  return {
    to,
    locale,
    subject: subjectLine(t('report.subject', { month: name, place: where })),
    blocks: [
      { text: t('greeting', { name: to.name }) },
      { text: t('report.lead', { month: name, place: where, count: soFar.count }) },
      ...(soFar.cut ? [{ text: t('report.cut') }] : []),
      ...tables(month.sum, t('report.ofMonth', { month: name }), words),
      ...tables(soFar.sum, t('report.soFar', { years, month: name }), words),
      ...countingRules(words, [...stages, ...cellSums]).map((text) => ({ text })),
      { title: f('limits') },
      ...limits.map((text) => ({ text })),
      { link: t('report.open'), href: linkTo(pageOf(scope, months.schoolYear)) },
    ],
    footer: [
      { text: t('report.why') },
      { link: t('report.orders'), href: linkTo('/coverage/orders') },
      { link: t('report.stop'), href: linkTo(`/unsubscribe/report/${token}`) },
    ],
    unsubscribe: linkTo(`/unsubscribe/report/${token}/now`),
    attachment: {
      name: `sanggar-${months.schoolYear}-${months.name}.csv`,
      type: 'text/csv; charset=utf-8',
      content: csvText(data),
    },
  }
}

/** Says that an order has come to its end because nothing of it may be seen any more. */
export function endedLetter({ to, locale, ...scope }: About): Letter {
  const words = letterWords(locale)
  const { t } = words
  return {
    to,
    locale,
    subject: t('report.endedSubject'),
    blocks: [
      { text: t('greeting', { name: to.name }) },
      { text: t('report.ended', { place: placeOf(scope, words) }) },
    ],
    footer: [{ link: t('report.orders'), href: linkTo('/coverage/orders') }],
  }
}
