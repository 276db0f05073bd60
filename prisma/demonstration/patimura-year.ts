import { system } from '../../lib/core/db'
import type { ObjectiveCode } from '../../lib/objectives/schema'
import { monthsOfYear } from '../../lib/programme/rules'
import type { Stage } from './build'
import type { Came } from './cipari'
import { carry, saturday } from './meeting'

type Month = { title: string; objective: ObjectiveCode; came: Came }

/** A cluster that meets each month over its own problems: strong on D, silent on E and F. */
const year: (Month | null)[] = [
  { title: 'Membaca hasil asesmen awal', objective: 'D', came: 'approved' },
  { title: 'Murid yang belum lancar membaca', objective: 'D', came: 'followedUp' },
  { title: 'Media sederhana untuk perkalian dan pembagian', objective: 'A', came: 'approved' },
  { title: 'Kesulitan mengelola kelas rangkap', objective: 'D', came: 'followedUp' },
  { title: 'Berbagi pengalaman pojok baca', objective: 'B', came: 'approved' },
  null,
  { title: 'Menyusun soal bersama', objective: 'D', came: 'locked' },
  { title: 'Mencoba pembelajaran berdiferensiasi', objective: 'C', came: 'approved' },
  { title: 'Bilangan bulat dengan garis bilangan', objective: 'A', came: 'approved' },
  { title: 'Persiapan asesmen akhir', objective: 'D', came: 'held' },
  { title: 'Refleksi kompetensi guru', objective: 'G', came: 'approved' },
  null,
]

/** The past school year, the present one up to today, and the next meeting with a waiting problem on its agenda. */
export async function livePatimura(stage: Stage): Promise<void> {
  const today = stage.now.toISOString().slice(0, 10)
  for (const schoolYear of [stage.pastYear, stage.pastYear + 1]) {
    for (const [i, month] of monthsOfYear(schoolYear).entries()) {
      const told = year[i]
      const date = saturday(month, 9)
      if (!told || date >= today) continue
      await carry(stage, { ...told, group: 'kkg-patimura', officer: 'budi', date, place: 'SDN 1 Ringinpitu' })
    }
  }
  const waiting = await system('job').problem.findMany({
    where: {
      groupId: stage.groupId('kkg-patimura'),
      state: 'submitted',
      situation: { contains: 'termotivasi' },
    },
    select: { id: true },
  })
  await carry(stage, {
    group: 'kkg-patimura',
    officer: 'budi',
    title: 'Membangkitkan semangat belajar',
    objective: 'D',
    supporting: ['B'],
    date: new Date(stage.now.getTime() + 6 * 86_400_000).toISOString().slice(0, 10),
    place: 'SDN 1 Sugihmanik',
    came: 'nothing',
    problemIds: waiting.map((one) => one.id),
  })
}
