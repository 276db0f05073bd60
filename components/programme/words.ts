import { getLocale, getTranslations } from '@/lib/i18n/words'
import type { Words } from '@/lib/programme/export'

const heads = [
  'h0',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'h7',
  'h8',
  'h9',
  'h10',
  'h11',
  'h12',
  'h13',
] as const

/** The words of an export of a programme in the reader's language. */
export async function programmeWords(): Promise<Words> {
  const t = await getTranslations('programme')
  const p = await getTranslations('planning')
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  return {
    heads: heads.map((head) => p(`heads.${head}`)),
    month: (month) => ({ month, locale }),
    category: (category) => t(`categories.${category}`),
    origin: (origin) => p(`origins.${origin}`),
    objective: (code) => o(`${code}.name`),
  }
}
