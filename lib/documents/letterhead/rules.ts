/** How letters are numbered until a group says otherwise. */
export const FORMAT = '{number:3}/{group code}/{roman month}/{year}'
const FORMAT_WITHOUT_CODE = '{number:3}/{roman month}/{year}'

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const PART = /\{([^{}]*)\}/g
const known = /^(?:number(?::[1-6])?|group code|roman month|month|year)$/

/** What is wrong with a number format, as a message key; null when letters can be numbered by it. */
export function formatFault(format: string): string | null {
  const parts = [...format.matchAll(PART)].map(([, name]) => name ?? '')
  if (/[{}]/.test(format.replace(PART, ''))) return 'formatBraces'
  if (parts.some((name) => !known.test(name))) return 'formatUnknown'
  if (!parts.some((name) => name.startsWith('number'))) return 'formatNumber'
  if (!parts.includes('year')) return 'formatYear'
  return null
}

/** True when the numbers of a format name the group. */
export const needsCode = (format: string) => format.includes('{group code}')

/** A letter number: `045/KKG-G3.WNY/X/2026`. `on` is a date like `2026-10-13`. */
export function letterNumber(
  format: string,
  { serial, code, on }: { serial: number; code: string; on: string },
) {
  const [year = '', month = ''] = on.split('-')
  const words: Record<string, string> = {
    'group code': code,
    'roman month': ROMAN[Number(month) - 1] ?? '',
    month,
    year,
  }
  return format.replace(PART, (_, name: string) => {
    if (!name.startsWith('number')) return words[name] ?? ''
    return String(serial).padStart(Number(name.split(':')[1] ?? 1), '0')
  })
}

/** The format that a group numbers by: its own, or one that does without a code while it has none. */
export function formatOf(letterhead: { format: string } | null): string {
  return letterhead?.format ?? FORMAT_WITHOUT_CODE
}
