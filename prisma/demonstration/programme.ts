import { instantOf } from '../../lib/core/time'
import { addItem } from '../../lib/programme/commands'
import { monthsOfYear } from '../../lib/programme/rules'
import type { categories } from '../../lib/programme/schema'
import type { Stage } from './build'

type Planned = {
  title: string
  category: (typeof categories)[number]
  /** Position in the school year, 0 is July. */
  month: number
  objective: 'A' | 'B' | 'D' | 'E'
  jp: number
  inCharge: string
  budget: string
  indicator: string
}

/** What the Patimura cluster has put down so far for the year that runs: a draft, silent on C, F and G. */
const draft: Planned[] = [
  {
    title: 'Rapat awal tahun dan pembagian tugas',
    category: 'general',
    month: 0,
    objective: 'E',
    jp: 3,
    inCharge: 'Budi Hartono, S.Pd., M.Pd.',
    budget: '350.000',
    indicator: 'Setiap bidang punya penanggung jawab',
  },
  {
    title: 'Bedah masalah membaca kelas awal',
    category: 'coreRoutine',
    month: 7,
    objective: 'D',
    jp: 4,
    inCharge: 'Sari Wulandari, S.Pd.',
    budget: '',
    indicator: 'Setiap sekolah membawa pulang satu langkah yang dicoba',
  },
  {
    title: 'Klinik soal numerasi',
    category: 'coreDevelopment',
    month: 8,
    objective: 'A',
    jp: 4,
    inCharge: 'Bidang Kurikulum',
    budget: 'Rp 1.250.000',
    indicator: '30 butir soal selesai dan ditelaah',
  },
  {
    title: 'Pameran karya guru gugus',
    category: 'supporting',
    month: 10,
    objective: 'B',
    jp: 6,
    inCharge: 'Slamet',
    budget: 'Rp 2.000.000',
    indicator: 'Setiap sekolah menampilkan satu karya',
  },
]

/** The draft programme of a cluster whose year has begun. */
export async function planPatimura(stage: Stage): Promise<void> {
  const schoolYear = stage.pastYear + 1
  const by = await stage.as('budi', instantOf('Asia/Jakarta', `${schoolYear}-07-02`, '09:00'))
  const months = monthsOfYear(schoolYear)
  const plain = { groupId: stage.groupId('kkg-patimura'), schoolYear, supporting: [], reason: '', why: '' }
  for (const { month, ...item } of draft)
    await addItem(by, { ...plain, ...item, month: months[month] ?? '', fund: item.budget && 'BOS Kinerja' })
}

/** Who is in charge of the activities of Cipari in turn, and what is set aside for each. */
export function charged(i: number, jp: number) {
  const sections = ['Ratna Puspitasari, S.Pd.SD.', 'Bidang Kurikulum', 'Bidang Pengembangan', 'Bidang Sarana']
  const budget = jp ? `${(jp * 75_000).toLocaleString('id-ID')}` : ''
  return { inCharge: sections[i % sections.length] ?? '', budget, fund: budget && 'Dana operasional KKG' }
}
