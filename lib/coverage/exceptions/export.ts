import { dateValue, shortDate } from '../../core/time'
import type { Cell, DataSet, Side } from '../../export/data'
import { remarks, type Words } from '../export'
import { lastWords } from './notes/rules'
import type { ListedExceptions } from './queries'
import {
  DOCUMENT_DAYS,
  type Exception,
  FALLING_MEETINGS,
  ONE_SIDED_PERCENT,
  ruleLimits,
  SILENT_DAYS,
} from './rules'
import { type ExceptionKind, exceptionKinds } from './schema'

/** Looks a sentence of the exceptions up: of a page or of a file. */
type Say = (key: `say.${ExceptionKind}`, values: Record<string, string | number>) => string

/** Why something stands out, in a sentence with its figures. Days are those of the group's own zone. */
export function reasonOf(exception: Exception, say: Say, locale: string): string {
  const date = (day: string | null) => (day ? shortDate(locale, 'UTC', dateValue(day)) : 'none')
  switch (exception.kind) {
    case 'silent': {
      const { days, free, last, since, next } = exception
      const dates = { last: date(last), since: date(since), next: date(next) }
      return say('say.silent', { days, free, limit: SILENT_DAYS, ...dates })
    }
    case 'nothingHeld': {
      const { rows, from, to } = exception
      const planned = rows.reduce((sum, row) => sum + row.planned, 0)
      return say('say.nothingHeld', { planned, count: rows.length, from: date(from), to: date(to) })
    }
    case 'undocumented': {
      const { count, of, days, oldest } = exception
      return say('say.undocumented', { count, of, days, limit: DOCUMENT_DAYS, date: date(oldest.on) })
    }
    case 'overdue': {
      const { count, of, patience, days, oldest } = exception
      return say('say.overdue', { count, of, patience, days, date: date(oldest) })
    }
    case 'falling': {
      const { now, before, percent } = exception
      return say('say.falling', { now, before, percent, meetings: FALLING_MEETINGS })
    }
    case 'oneSided': {
      const { held, of, percent, objective, from, to } = exception
      const span = { from: date(from), to: date(to) }
      return say('say.oneSided', { held, of, percent, objective, limit: ONE_SIDED_PERCENT, ...span })
    }
  }
}

/** What the page lists below the sentence: objectives with held of planned, or the meetings that are compared. */
function listed(exception: Exception, { e, locale }: Words): string[] {
  if (exception.kind === 'nothingHeld')
    return exception.rows.map(({ objective, planned }) => `${objective} 0/${planned}`)
  if (exception.kind !== 'falling') return []
  return exception.meetings.map(({ on, people }) =>
    e('meeting', { date: shortDate(locale, 'UTC', dateValue(on)), people }),
  )
}

/** An exception in two cells: what it is, and why it stands out. */
export function exceptionCells(exception: Exception, words: Words): [string, string] {
  const reason = reasonOf(exception, words.e, words.locale)
  return [words.n(exception.kind), [reason, listed(exception, words).join('; ')].filter(Boolean).join(' ')]
}

/** Heads of these two cells. */
export const exceptionHeads = ({ x }: Words): [string, string] => [x('matter'), x('reason')]

function cellsOf(
  { name, slug, region, facts, exceptions }: ListedExceptions['groups'][number],
  words: Words,
) {
  return exceptions.map((exception): Cell[] => [
    ...[name, slug, region],
    ...exceptionCells(exception, words),
    lastWords(facts, exception.kind)
      .map(({ what, days }) => words.e(`last.${what}`, { days }))
      .join('; '),
  ])
}

const headsOf = (words: Words) => {
  const { c, x } = words
  return [c('group'), x('key'), x('scope'), ...exceptionHeads(words), x('lastWord')]
}

/** What a list was made of, a label and a text each. */
function facts({ checked, standing, cut }: ListedExceptions, { e, x }: Words, made: string): Cell[][] {
  return [
    [x('made'), made],
    [x('notes'), standing ? e('summary', { found: standing, checked }) : e('none', { checked })],
    ...(cut ? [[x('notes'), e('cut', { checked })]] : []),
  ]
}

/** All that stands out in the groups that somebody looks after, a line each, and the rules by which it does. */
export function exceptionsData(found: ListedExceptions, words: Words, made: string): DataSet {
  const rules = exceptionKinds.map((kind) => `${words.n(kind)}: ${words.e(`rule.${kind}`, ruleLimits[kind])}`)
  const rows = [...facts(found, words, made), ...remarks(words, rules, [])]
  return {
    name: 'sanggar-perlu-perhatian',
    columns: headsOf(words),
    rows: found.groups.flatMap((group) => cellsOf(group, words)),
    sides: [{ title: words.x('notes'), heads: 'before', rows }],
  }
}

/** The same as a sheet beside the figures of a region. */
export function exceptionsSide(found: ListedExceptions, words: Words): Side {
  const rows = found.groups.flatMap((group) => cellsOf(group, words))
  return { title: words.e('title'), heads: 'above', rows: [headsOf(words), ...rows] }
}

/** What stands out in one group as a sheet beside its figures. */
export function groupExceptionsSide(exceptions: Exception[], words: Words): Side {
  const rows = exceptions.map((one) => exceptionCells(one, words))
  return { title: words.e('title'), heads: 'above', rows: [exceptionHeads(words), ...rows] }
}
