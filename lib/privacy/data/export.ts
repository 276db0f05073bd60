import type { Locale } from '../../i18n/locale'
import { register } from '../register/rules'
import type { OwnData, Row } from './queries'
import { columnWord, words } from './words'

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const plain = (text: string) => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign)

function value(one: unknown): string {
  if (one === null || one === undefined || one === '') return '–'
  if (typeof one === 'object') return JSON.stringify(one)
  return String(one)
}

function table(rows: Row[], locale: Locale): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const lists = rows.map((row) => {
    const pairs = columns.filter((one) => value(row[one]) !== '–')
    const cells = pairs.map(
      (one) => `<dt>${plain(columnWord(one, locale))}</dt><dd>${plain(value(row[one]))}</dd>`,
    )
    return `<dl>${cells.join('')}</dl>`
  })
  return lists.join('\n')
}

/** One's data as a page that any browser opens without a network. */
export function asHtml(data: OwnData, name: string, at: Date, locale: Locale): string {
  const t = words[locale]
  const filled = data.filter((one) => one.rows.length)
  const empty = data.filter((one) => !one.rows.length).map((one) => register[one.table]?.label[locale])
  const body = filled.map(
    (one) =>
      `<section><h2>${plain(register[one.table]?.label[locale] ?? one.table)}</h2>${table(one.rows, locale)}</section>`,
  )
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${plain(t.title)}</title>
<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:.2rem 1rem;border-top:1px solid #bbb;padding:.6rem 0;margin:0}dt{color:#555}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}</style></head>
<body><h1>${plain(t.title)}: ${plain(name)}</h1><p>${plain(t.made)} ${at.toISOString()}</p>
${body.join('\n')}
<p>${plain(t.nothing)}: ${plain(empty.join(', '))}</p></body></html>
`
}

/** The same for machines. */
export function asJson(data: OwnData, at: Date): string {
  const tables = Object.fromEntries(data.map(({ table, rows }) => [table, rows]))
  return `${JSON.stringify({ made: at.toISOString(), data: tables }, null, 2)}\n`
}
