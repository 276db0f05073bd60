import type { Locale } from '../../i18n/locale'
import { wordsIn } from '../../i18n/sentences'
import type { OwnData, Row } from './queries'

const personal = (locale: Locale) => wordsIn(locale, 'personalData')
type Words = ReturnType<typeof personal>

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const plain = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

function value(one: unknown): string {
  if (one === null || one === undefined || one === '') return '–'
  if (typeof one === 'object') return JSON.stringify(one)
  return String(one)
}

function table(rows: Row[], t: Words): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lists = rows.map((row) => {
    const pairs = columns.filter((one) => value(row[one]) !== '–')
    const cells = pairs.map((one) => `<dt>${plain(columnOf(one, t))}</dt><dd>${plain(value(row[one]))}</dd>`)
    return `<dl>${cells.join('')}</dl>`
  })
  return lists.join('\n')
}

/** A column in words; what has none says its own name. */
function columnOf(name: string, t: Words): string {
  const key = `column.${name as 'name'}` as const
  return t.has(key) ? t(key) : name.replaceAll('_', ' ')
}

/** One's data as a page that any browser opens without a network. */
export function asHtml(data: OwnData, name: string, at: Date, locale: Locale): string {
  const t = personal(locale)
  const label = (of: string) => t(`table.${of as 'person'}`)
  const filled = data.filter((one) => one.rows.length)
  const empty = data.filter((one) => !one.rows.length).map((one) => label(one.table))
  const body = filled.map(
    (one) => `<section><h2>${plain(label(one.table))}</h2>${table(one.rows, t)}</section>`,
  )
  const title = plain(t('title', { name }))
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.2rem 1rem;border-top:1px solid #bbb;padding:.6rem 0;margin:0}dt{color:#555}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}</style></head>
<body><h1>${title}</h1><p>${plain(t('made', { at: at.toISOString() }))}</p>
${body.join('\n')}
<p>${plain(t('nothing', { tables: empty.join(', ') }))}</p></body></html>
`
}

/** The same for machines. */
export function asJson(data: OwnData, at: Date): string {
  const tables = Object.fromEntries(data.map(({ table, rows }) => [table, rows]))
  return `${JSON.stringify({ made: at.toISOString(), data: tables }, null, 2)}\n`
}
