import type { Locale } from '../i18n/locale'

export type Table = {
  caption: string
  head: string[]
  rows: (string | number)[][]
  /** Each row as a sentence, for those who read plain text. */
  lines: string[]
}
/** A part of a letter, written once for plain text and HTML. */
export type Block =
  | { title: string }
  | { text: string }
  | { quote: string }
  | { link: string; href: string }
  | { table: Table }

export type Letter = {
  to: { name: string; address: string | null }
  locale: Locale
  subject: string
  blocks: Block[]
  /** Small print: why it came, and how to have no more of it. */
  footer: Block[]
  /** Takes a bare POST of a mail program, without sign-in. */
  unsubscribe?: string
  attachment?: { name: string; type: string; content: string }
}

const SUBJECT = 120

/** A subject of one line and a length that phones show. */
export function subjectLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > SUBJECT ? `${line.slice(0, SUBJECT).trimEnd()} …` : line
}

function plainBlock(block: Block): string {
  if ('title' in block) return `${block.title}\n${'-'.repeat(Math.min(block.title.length, 60))}`
  if ('quote' in block) return block.quote.replace(/^/gm, '> ')
  if ('link' in block) return `${block.link}:\n${block.href}`
  if ('table' in block) return [block.table.caption, '', ...block.table.lines].join('\n')
  return block.text
}

/** The letter as plain text that reads well by itself. */
export function plainText({ blocks, footer }: Letter): string {
  return `${[...blocks.map(plainBlock), '-- ', ...footer.map(plainBlock)].join('\n\n')}\n`
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const safe = (text: string | number) => String(text).replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)

const cell = 'border-bottom:1px solid #ddd0b6;padding:6px 8px;text-align:'

function htmlTable({ caption, head, rows }: Table): string {
  const side = (at: number) => `${cell}${at ? 'right' : 'left'}`
  const heads = head.map(
    (text, at) => `<th scope="col" style="${side(at)};font-size:13px">${safe(text)}</th>`,
  )
  const body = rows.map((row) =>
    row
      .map((value, at) =>
        at
          ? `<td style="${side(at)}">${safe(value)}</td>`
          : `<th scope="row" style="${side(0)};font-weight:500">${safe(value)}</th>`,
      )
      .join(''),
  )
  return `<table style="border-collapse:collapse;width:100%"><caption style="text-align:left;color:#665845">${safe(caption)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${body.map((row) => `<tr>${row}</tr>`).join('')}</tbody></table>`
}

function htmlBlock(block: Block): string {
  if ('title' in block)
    return `<h2 style="font:600 19px Georgia,serif;margin:24px 0 4px"><bdi>${safe(block.title)}</bdi></h2>`
  if ('quote' in block)
    return `<blockquote dir="auto" style="border-left:3px solid #7a2e1d;margin:8px 0;padding:2px 12px;white-space:pre-line">${safe(block.quote)}</blockquote>`
  if ('link' in block)
    return `<p><a href="${safe(block.href)}" style="color:#7a2e1d;font-weight:600">${safe(block.link)}</a></p>`
  if ('table' in block) return htmlTable(block.table)
  return `<p style="margin:6px 0;white-space:pre-line">${safe(block.text)}</p>`
}

/** The same letter as HTML: no picture, nothing to load, nothing that counts who opens it. */
export function html({ blocks, footer, locale, subject }: Letter): string {
  const body = blocks.map(htmlBlock).join('\n')
  const small = footer.map(htmlBlock).join('\n')
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${safe(subject)}</title></head>
<body style="margin:0;background:#fbf6ea;color:#2a2118;font:16px/1.55 system-ui,sans-serif"><div style="max-width:600px;margin:0 auto;padding:20px 16px">
<p style="font:22px Georgia,serif;margin:0 0 12px">Sanggar</p>
${body}
<div style="border-top:3px double #ddd0b6;margin-top:28px;padding-top:8px;font-size:14px;color:#665845">${small}</div>
</div></body></html>`
}
