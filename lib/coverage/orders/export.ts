import 'server-only'
import { createTranslator } from 'use-intl/core'
import { monthName } from '../../core/time'
import { csvText } from '../../export/csv'
import type { Locale } from '../../i18n/locale'
import { messages } from '../../i18n/messages'
import { type Letter, subjectLine, type Table } from '../../mail/letter'
import { linkTo } from '../../mail/settings'
import { stages } from '../../objectives/schema'
import { countingRules, coverageData, coverageWords } from '../export'
import type { CoverageRow } from '../rules'
import type { scopeCoverage } from './queries'
import type { lastMonth } from './rules'

type About = { to: Letter['to']; locale: Locale; place: string | null }
type Found = Awaited<ReturnType<typeof scopeCoverage>>
type Report = About & { months: ReturnType<typeof lastMonth>; month: Found; soFar: Found; token: string }

function wordsIn(locale: Locale) {
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'mail' })
  return { ...coverageWords(locale), t }
}

function table(rows: CoverageRow[], caption: string, { c, o }: ReturnType<typeof wordsIn>): Table {
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

/** The report of a month as a letter: seven rows of the month and of the school year so far, and all groups as CSV. */
export function reportLetter({ to, locale, place, months, month, soFar, token }: Report): Letter {
  const words = wordsIn(locale)
  const { t } = words
  const name = monthName(locale, months.name)
  const where = place ?? t('report.own')
  const data = coverageData('sanggar', soFar.groups, { year: months.schoolYear, part: 'year' }, words)
  const years = `${months.schoolYear}/${months.schoolYear + 1}`
  return {
    to,
    locale,
    subject: subjectLine(t('report.subject', { month: name, place: where })),
    blocks: [
      { text: t('greeting', { name: to.name }) },
      { text: t('report.lead', { month: name, place: where, count: soFar.count }) },
      ...(soFar.cut ? [{ text: t('report.cut') }] : []),
      { table: table(month.sum, t('report.ofMonth', { month: name }), words) },
      { table: table(soFar.sum, t('report.soFar', { years, month: name }), words) },
      ...countingRules(words, stages).map((text) => ({ text })),
      { link: t('report.open'), href: linkTo(`/coverage?year=${months.schoolYear}&part=year`) },
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
export function endedLetter({ to, locale, place }: About): Letter {
  const { t } = wordsIn(locale)
  return {
    to,
    locale,
    subject: t('report.endedSubject'),
    blocks: [
      { text: t('greeting', { name: to.name }) },
      { text: t('report.ended', { place: place ?? t('report.own') }) },
    ],
    footer: [{ link: t('report.orders'), href: linkTo('/coverage/orders') }],
  }
}
