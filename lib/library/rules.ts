import { type Reach, reaches } from './schema'

// PostgreSQL ships no list of these for Indonesian; they say nothing of what is looked for.
const FILLERS = new Set(
  `ada adalah agar akan apa apakah atau bagaimana bagi bahwa banyak belum bisa buat cara dan dalam dapat dari dengan di
  hal harus ini itu jadi jika juga kalau kami karena ke kepada kita lagi lebih maka mana masih mau mengapa oleh pada
  para perlu saat saja sampai sangat saya seperti serta sudah supaya tentang tetapi tidak untuk waktu yang`.split(
    /\s+/,
  ),
)
const MOST_WORDS = 8

/** The words of a question that can be looked for: letters and figures alone, whatever else was typed. */
export function termsOf(text: string): string[] {
  const all = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const telling = all.filter((word) => !FILLERS.has(word))
  return [...new Set(telling.length ? telling : all)].slice(0, MOST_WORDS)
}

/** What the database says of one word: its stem or, where nobody ever wrote it, those of words like it. */
export type Term = { stems: string[]; share: number }

const COMMON = 0.08

const any = (stems: string[], mark = '') => stems.map((stem) => `'${stem}'${mark}`).join(' | ')

/**
 * The question in the database's own language. `strict` wants every word, `loose` one of those that are not in
 * every other entry; stems hold letters and figures only.
 */
export function queryOf(terms: Term[]) {
  const asked = terms.filter((term) => term.stems.length)
  const rare = asked.filter((term) => term.share <= COMMON)
  return {
    strict: asked.map((term) => `(${any(term.stems)})`).join(' & '),
    loose: (rare.length ? rare : asked).map((term) => any(term.stems)).join(' | '),
    all: asked.map((term) => any(term.stems)).join(' | '),
    words: asked.map((term) => any(term.stems)),
    titles: asked.map((term) => any(term.stems, ':A')),
    // A word in every other entry tells little, one in ten of them much.
    weights: asked.map((term) => Math.min(7, Math.max(0.5, -Math.log(term.share || 0.001)))),
  }
}

/** Signs that mark a hit inside a text, from the range that no text uses. */
export const HIT = { from: '\ue000', to: '\ue001' }

/** A marked text as parts for a page: what was looked for, and what stands around it. */
export function partsOf(marked: string): { text: string; hit: boolean }[] {
  return marked
    .split(/(\ue000[^\ue001]*\ue001)/)
    .filter(Boolean)
    .map((part) => ({ text: part.replace(/[\ue000\ue001]/g, ''), hit: part.startsWith(HIT.from) }))
}

/** How far an entry of a group can be shared: a group of a regency has no district of its own. */
export function reachesOf(regionCode: string): Reach[] {
  const level = regionCode.split('.').length
  return reaches
    .filter((reach) => reach !== 'district' || level > 2)
    .filter((reach) => reach !== 'regency' || level > 1)
}
