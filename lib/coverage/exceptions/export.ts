import { dateValue, shortDate } from '../../core/time'
import type { Cell, DataSet, Side } from '../../export/data'
import { remarks, type Words } from '../export'
import type { GroupsAsked } from '../regions/schema'
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

/** In how many groups something stands out, and of how many; and where not all were checked, that. */
export function checkedFacts({ checked, standing, cut }: ListedExceptions, { e }: Words): string[] {
  const summary = standing ? e('summary', { found: standing, checked }) : e('none', { checked })
  return [summary, ...(cut ? [e('cut', { checked })] : [])]
}

/** What exceptions say of themselves beside figures of a period: a label and a text each. */
export function besideFacts(found: ListedExceptions | null, words: Words): [string, string][] {
  const told = found ? [...checkedFacts(found, words), words.e('today')] : []
  return told.map((text) => [words.x('notes'), text])
}

/** Which groups were asked for, as the page of coverage words it. */
export function amongName({ region, kind, subject, name }: GroupsAsked, { c, x }: Words): string {
  const place = region && `${x('scope')} ${region}`
  return [place, kind && c(`kinds.${kind}`), subject, name && `“${name}”`].filter(Boolean).join(', ')
}

/** All that stands out in the groups that somebody looks after, a line each, and the rules by which it does. */
export function exceptionsData(
  found: ListedExceptions,
  asked: GroupsAsked,
  words: Words,
  made: string,
): DataSet {
  const { x } = words
  const chosen = amongName(asked, words)
  const rules = exceptionKinds.map((kind) => `${words.n(kind)}: ${words.e(`rule.${kind}`, ruleLimits[kind])}`)
  const rows = [
    ...(chosen ? [[x('filter'), chosen]] : []),
    [x('made'), made],
    ...checkedFacts(found, words).map((text) => [x('notes'), text]),
    ...remarks(words, rules, []),
  ]
  return {
    name: 'sanggar-perlu-perhatian',
    columns: headsOf(words),
    rows: found.groups.flatMap((group) => cellsOf(group, words)),
    sides: [{ title: x('notes'), heads: 'before', rows }],
  }
}

/** The same as a sheet beside the figures of a region. */
export function exceptionsSide(found: ListedExceptions, words: Words): Side {
  const rows = found.groups.flatMap((group) => cellsOf(group, words))
  return { title: words.e('title'), heads: 'above', rows: [headsOf(words), ...rows] }
}

/** The figures of one group with a sheet of what stands out there, and in its notes of which day that is. */
export function withExceptions(data: DataSet, exceptions: Exception[], words: Words): DataSet {
  const { e, x } = words
  const rows = exceptions.map((one) => exceptionCells(one, words))
  const side: Side = { title: e('title'), heads: 'above', rows: [exceptionHeads(words), ...rows] }
  const notes = (data.sides ?? []).map((one) => ({ ...one, rows: [...one.rows, [x('notes'), e('today')]] }))
  return { ...data, sides: [side, ...notes] }
}
