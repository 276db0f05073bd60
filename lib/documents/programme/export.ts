import { monthName } from '../../core/time'
import { type ObjectiveCode, objectiveCodes } from '../../objectives/schema'
import { chargeName } from '../../programme/export'
import { holderOf } from '../../programme/signatures/rules'
import { headOf, writtenOf } from '../papers/rules'
import type { Signer } from '../papers/schema'
import type { GatheredProgramme } from './queries'
import type { ProgrammePaper } from './schema'

const categories = {
  general: 'Umum',
  coreRoutine: 'Inti – rutin',
  coreDevelopment: 'Inti – pengembangan',
  supporting: 'Penunjang',
} as const

const origins = { problem: 'Masalah anggota', programme: 'Program', policy: 'Kebijakan' } as const

const names: Record<ObjectiveCode, string> = {
  A: 'Wawasan dan pengetahuan',
  B: 'Berbagi dan umpan balik',
  C: 'Keterampilan dan pembaruan',
  D: 'Bantuan tugas mengajar',
  E: 'Budaya kerja profesional',
  F: 'Mutu dan hasil belajar',
  G: 'Kompetensi guru',
}

const figure = (count: number) => new Intl.NumberFormat('id-ID').format(count)
const rupiah = (amount: number) => `Rp\u00a0${figure(amount)}`
const dash = (text: string | number | null) => (text === null || text === '' ? '–' : String(text))

function signersOf(found: GatheredProgramme) {
  const { signatures, group } = found
  const line = (position: number, office: string, fallback: string): Signer => {
    const signed = signatures.find((one) => one.position === position)
    // Before the adoption the offices of today stand there; afterwards only what was signed.
    const holder = found.adoptedOn ? undefined : holderOf(group.officerTerms, office)
    return { role: signed?.title ?? holder?.title ?? fallback, name: signed?.name ?? holder?.name ?? '' }
  }
  return {
    acknowledging: line(3, 'pengawas', 'Kepala/Pengawas'),
    signers: [line(2, 'sekretaris', 'Sekretaris'), line(1, 'ketua', 'Ketua')],
  }
}

/** The programme of a school year in the usual form, by month. */
export function programmeOf(found: GatheredProgramme): ProgrammePaper {
  const { items } = found
  const lines = items.map((item, i) => ({
    month: monthName('id', item.month.toISOString().slice(0, 7)),
    number: String(i + 1),
    title: item.title,
    category: categories[item.category],
    origin: origins[item.origin],
    objective: [item.objective, item.supporting.length ? `(${item.supporting.join(', ')})` : '']
      .filter(Boolean)
      .join(' '),
    jp: dash(item.jp),
    charge: dash(chargeName(item)),
    budget: item.budget === null ? '–' : rupiah(item.budget),
    fund: dash(item.fund),
    indicator: dash(item.indicator),
  }))
  const sum = (value: (item: (typeof items)[number]) => number | null) =>
    items.reduce((total, item) => total + (value(item) ?? 0), 0)
  return {
    kind: 'programme',
    name: 'Program kerja',
    head: headOf(found),
    year: `Tahun ajaran ${found.schoolYear}/${found.schoolYear + 1}`,
    written: found.adoptedOn ? writtenOf(found, found.adoptedOn) : '',
    items: lines,
    sums: { jp: figure(sum((item) => item.jp)), budget: rupiah(sum((item) => item.budget)) },
    objectives: objectiveCodes.map((code) => ({
      code,
      name: names[code],
      count: String(items.filter((item) => item.objective === code).length),
    })),
    ...signersOf(found),
  }
}
