import { type ObjectiveCode, objectiveCodes } from '../../objectives/schema'
import { monthsOfYear } from '../rules'

/** The beginnings by which the months are known, in Indonesian and English. */
const beginnings = [
  /^jan/,
  /^[fp]e[bv]/,
  /^mar|^mrt/,
  /^apr/,
  /^ma[yi]|^mei/,
  /^jun/,
  /^jul/,
  /^a[gu]/,
  /^sep/,
  /^o[kc]t/,
  /^no[vp]/,
  /^de[sc]/,
]
const MONTH_WORD =
  /\b(?:jan(?:uari|uary)?|[fp]e[bv](?:r?uari|ruary|r)?|mar(?:et|ch)?|mrt|apr(?:il)?|mei|may|jun[ie]?|jul[iy]?|agu?s(?:t(?:us)?)?|agt|aug(?:ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|no[vp](?:ember)?|de[sc](?:ember)?)\b/g
const RANGE = /-|–|—|\bs\.?\s?\/?\s?d\.?(?=\s)|\bhingga\b|\bsampai\b|\bto\b|\buntil\b|\btill\b/

const numberOf = (word: string) => beginnings.findIndex((one) => one.test(word)) + 1

/** One month of the school year; or several, of which a person chooses; or one outside of it; or nothing to be read. */
export type MonthRead = { month: string } | { among: string[] } | { outside: string } | null

function placed(schoolYear: number, months: number[], year: string | undefined): MonthRead {
  const all = monthsOfYear(schoolYear)
  const [first] = months
  if (months.length > 1) return { among: all.filter((one) => months.includes(Number(one.slice(5)))) }
  const found = all.find((one) => Number(one.slice(5)) === first)
  if (!found) return null
  const written = year && `${year.length === 2 ? `20${year}` : year}${found.slice(4)}`
  return written && written !== found ? { outside: written } : { month: found }
}

function between(from: number, to: number): number[] {
  const length = ((to - from + 12) % 12) + 1
  return Array.from({ length }, (_, i) => ((from - 1 + i) % 12) + 1)
}

/** The month that a text of a sheet names: a word in two languages, a date, a number; a span of months asks. */
export function readMonth(text: string, schoolYear: number): MonthRead {
  const said = text.toLowerCase().trim()
  const iso = said.match(/^(\d{4})-(\d{1,2})(?:-\d{1,2})?(?!\d)/)
  if (iso) return placed(schoolYear, [Number(iso[2])], iso[1])
  const dated = said.match(/^(?:\d{1,2}[/.-])?(\d{1,2})[/.-](\d{4}|\d{2})$/)
  if (dated) return placed(schoolYear, [Number(dated[1])], dated[2])
  if (/^\d{1,2}$/.test(said)) return placed(schoolYear, [Number(said)], undefined)
  const named = [...said.matchAll(MONTH_WORD)].map(([word]) => numberOf(word))
  const months = [...new Set(named)]
  if (!months.length) return null
  const [from, to] = months
  if (months.length === 2 && from && to && RANGE.test(said))
    return placed(schoolYear, between(from, to), undefined)
  return placed(schoolYear, months, said.match(/\b(\d{4})\b/)?.[1])
}

/** Credit hours out of `4`, `4 JP` or `4.0`; null where nothing stands; false when it cannot be read for certain. */
export function readJp(text: string): number | null | false {
  const said = text.trim()
  if (/^[-–—]?$/.test(said)) return null
  const found = said.match(/\d+(?:[.,]\d+)?/g)
  const value = found?.length === 1 ? Number(found[0].replace(',', '.')) : Number.NaN
  return Number.isInteger(value) ? value : false
}

const UNITS: Record<string, number> = { ribu: 1e3, rb: 1e3, juta: 1e6, jt: 1e6 }

/** Whole rupiah out of `Rp 1.500.000,-` or `1,5 juta`; null where nothing stands; false when it is no amount. */
export function readRupiah(text: string): number | null | false {
  const said = text
    .toLowerCase()
    .replace(/\brp\.?|\bidr\b|\s+/g, '')
    .replace(/[.,](?:-|–|0{1,2})$/, '')
  if (/^[-–—]?$/.test(said)) return null
  if (/^\d+$/.test(said) || /^\d{1,3}(?:\.\d{3})+$/.test(said) || /^\d{1,3}(?:,\d{3})+$/.test(said))
    return Number(said.replace(/[.,]/g, ''))
  const worded = said.match(/^(\d+(?:[.,]\d+)?)(ribu|rb|juta|jt)$/)
  const amount = worded && Math.round(Number(worded[1]?.replace(',', '.')) * (UNITS[worded[2] ?? ''] ?? 0))
  return amount ?? false
}

/** An objective that a sheet names by its letter; a sentence about aims is not one. */
export function readObjective(text: string): ObjectiveCode | null {
  const letter = text.trim().match(/^(?:tujuan|objective)?\s*\(?([a-g])[.)]?$/i)?.[1]
  return objectiveCodes.find((code) => code === letter?.toUpperCase()) ?? null
}

type Category = 'general' | 'coreRoutine' | 'coreDevelopment' | 'supporting'
const categoryWords: [Category, RegExp][] = [
  ['coreDevelopment', /pengembangan|development/],
  ['coreRoutine', /rutin|routine/],
  ['supporting', /penunjang|supporting/],
  ['general', /\bumum\b|general/],
]

/** The programme category that a text names. */
export function readCategory(text: string): Category | null {
  const said = text.toLowerCase()
  return categoryWords.find(([, word]) => word.test(said))?.[0] ?? null
}

const objectiveWords: [ObjectiveCode, RegExp][] = [
  ['F', /hasil belajar|nilai (?:murid|siswa)|prestasi|learning result/],
  ['B', /berbagi|praktik baik|best practice|umpan balik|pengalaman|sharing/],
  ['C', /uji coba|mencoba|open class|lesson study|pembaruan|inovasi|berdiferensiasi|simulasi/],
  ['D', /masalah|kesulitan|pendampingan|remedial|problem/],
  ['E', /sosialisasi|budaya|disiplin|refleksi|evaluasi program|rapat|penyusunan program/],
  ['G', /pelatihan|workshop|lokakarya|diklat|bimtek|kompetensi|penelitian tindakan|\bptk\b|karya tulis/],
  ['A', /silabus|rpp|modul|bahan ajar|materi|kisi|soal|media|sk-?kd|prota|promes|perangkat|metode/],
]

/** What the words of an activity make one think of. A suggestion only: a person chooses. */
export function suggestObjective(text: string): ObjectiveCode | null {
  const said = text.toLowerCase()
  return objectiveWords.find(([, word]) => word.test(said))?.[0] ?? null
}

/** By what two items are the same: title without capitals and signs. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
