import { system } from '../../lib/core/db'
import { shareEntry } from '../../lib/library/commands'
import { closeProblem, reportProblem } from '../../lib/problems/commands'
import { logTrial } from '../../lib/problems/trials/commands'
import { openCall } from '../../lib/sharing/calls/commands'
import { describeMaterial } from '../../lib/sharing/materials/commands'
import type { Stage } from './build'

const DAY = 86_400_000

type Solved = {
  group: 'kkg-abepura'
  reporter: string
  grade: string
  subject: string
  situation: string
  help: string
  trial: string
  closing: string
  objective: 'A' | 'D' | 'C'
}

/** What the members of Abepura solved among themselves, before any meeting took it up. */
const solved: Solved[] = [
  {
    group: 'kkg-abepura',
    reporter: 'maria',
    grade: 'III',
    subject: 'Matematika',
    situation: 'Murid dapat menyebut hasil perkalian, tetapi tidak tahu kapan memakainya dalam soal cerita.',
    help: 'Mulai dari belanja di noken: berapa ikat sayur kalau tiap noken berisi empat ikat?',
    trial: 'Soal cerita diganti belanja di pasar. Hampir semua murid membuat soal sendiri pada hari ketiga.',
    closing: 'Soal cerita kini dibuat murid sendiri tiap Jumat.',
    objective: 'D',
  },
  {
    group: 'kkg-abepura',
    reporter: 'maria',
    grade: 'I',
    subject: 'Bahasa Indonesia',
    situation: 'Separuh kelas belum mengenal huruf b dan d; keduanya selalu tertukar saat membaca.',
    help: 'Gerakan tangan untuk tiap huruf, lalu menulis besar di pasir.',
    trial: 'Menulis huruf di baki pasir sepuluh menit setiap pagi selama dua minggu.',
    closing: 'Tinggal tiga murid yang masih tertukar; dilanjutkan berpasangan.',
    objective: 'A',
  },
]

async function solve(stage: Stage, one: Solved, daysAgo: number) {
  const at = (days: number) => stage.as(one.reporter, new Date(stage.now.getTime() + (days - daysAgo) * DAY))
  const { id: problemId } = await reportProblem(await at(0), {
    groupId: stage.groupId(one.group),
    grade: one.grade,
    subject: one.subject,
    situation: one.situation,
    tried: one.help,
    visibility: 'group',
    objective: one.objective,
    supporting: [],
  })
  const trying = await at(9)
  await logTrial(trying, {
    problemId,
    grade: one.grade,
    triedOn: trying.now.toISOString().slice(0, 10),
    tried: one.trial,
    happened: one.closing,
    activityId: null,
    figures: null,
  })
  await closeProblem(await at(16), { problemId, outcome: 'solved', text: one.closing })
  return problemId
}

/** Solved problems, a material and a trial in the library, some shared further, and calls that wait for offers. */
export async function fillShelves(stage: Stage) {
  const [first, second] = solved as [Solved, Solved]
  const shared = await solve(stage, first, 40)
  await solve(stage, second, 25)
  const later = (key: string, days: number) => stage.as(key, new Date(stage.now.getTime() + days * DAY))
  await shareEntry(await later('maria', -20), { entryId: shared, reach: 'nation' })
  const material = await system('job').material.findFirstOrThrow({
    where: { title: 'Lembar kerja pembagian' },
    select: { id: true, title: true },
  })
  const described = { grade: 'II', subject: 'Matematika', licence: 'ccBySa' } as const
  await describeMaterial(await later('sari', -18), {
    materialId: material.id,
    title: material.title,
    ...described,
  })
  await shareEntry(await later('sari', -18), { entryId: material.id, reach: 'province' })
  const until = (days: number) => new Date(stage.now.getTime() + days * DAY).toISOString().slice(0, 10)
  await openCall(await later('maria', -3), {
    groupId: stage.groupId('kkg-abepura'),
    topic: 'Mengajar membaca di kelas rangkap',
    description: 'Dua puluh menit cukup. Bawa satu contoh tugas murid, tanpa nama.',
    objective: 'B',
    closesOn: until(18),
  })
  await openCall(await later('budi', -2), {
    groupId: stage.groupId('kkg-patimura'),
    topic: 'Asesmen awal yang singkat',
    description: 'Apa yang Anda tanyakan pada hari pertama sebuah bab?',
    objective: 'A',
    closesOn: until(12),
  })
}
