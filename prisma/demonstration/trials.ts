import { viewerOfPerson } from '../../lib/auth/load'
import { answerRound, moveRound, openRound } from '../../lib/competence/commands'
import { system } from '../../lib/core/db'
import { commentOnProblem, reportProblem } from '../../lib/problems/commands'
import { logTrial } from '../../lib/problems/trials/commands'
import { redactWords } from '../../lib/redaction/commands'
import type { Stage } from './build'
import type { GroupSlug } from './cast'
import { carry } from './meeting'

const DAY = 86_400_000

/** What was tried in class, how members see themselves, and a pupil's name that was blanked. */
export async function tryAndReflect(stage: Stage): Promise<void> {
  await tryDivision(stage)
  await tryNumeracy(stage)
  await reflect(stage, 'kkg-patimura', 'budi', 7, {
    title: 'Semester lalu: literasi',
    days: 200,
    closed: true,
  })
  await reflect(stage, 'kkg-patimura', 'budi', 6, { title: 'Tahun ajaran ini', days: 30, closed: false })
}

const dated = (at: Date, days: number) => new Date(at.getTime() + days * DAY).toISOString().slice(0, 10)

/** A colleague tries what she advised, and blanks a name that slipped into a comment. */
async function tryDivision(stage: Stage) {
  const groupId = stage.groupId('kkg-patimura')
  const helped = await system('job').problem.findFirst({
    where: { groupId, state: 'helped', visibility: 'group' },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  if (!helped) return
  const at = (days: number) => new Date(stage.now.getTime() - days * DAY)
  const problemId = helped.id
  await logTrial(await stage.as('sari', at(12)), {
    problemId,
    grade: 'II',
    triedOn: dated(at(12), -1),
    tried:
      'Biji jagung dibagi ke dalam gelas, lalu digambar, baru ditulis sebagai pembagian. Dua jam pelajaran.',
    happened: 'Sebagian besar kelas dapat menjelaskan langkahnya. Yang masih sulit: pembagian dengan sisa.',
    activityId: '',
    figures: {
      measure: 'mean',
      pupils: '24',
      instrument: 'Kuis 10 soal pembagian',
      before: '58,5',
      after: '71',
      beforeOn: dated(at(12), -12),
      afterOn: dated(at(12), 0),
    },
  })
  const told = { problemId, text: 'Di kelas saya Dimasio dan dua temannya masih menghitung dengan jari.' }
  await commentOnProblem(await stage.as('slamet', at(10)), told)
  const word = { groupId, phrases: 'Dimasio', inside: false, reason: 'pupil' as const }
  await redactWords(await stage.as('budi', at(9)), word)
}

/** A result that proves objective F of the meeting that the idea came from. */
async function tryNumeracy(stage: Stage) {
  const held = new Date(stage.now.getTime() - 45 * DAY)
  const activityId = await carry(stage, {
    group: 'kkg-abepura',
    officer: 'maria',
    title: 'Numerasi dengan barang di sekitar sekolah',
    objective: 'F',
    date: dated(held, 0),
    place: 'SDN Inpres Abepura',
    came: 'approved',
  })
  const { id: problemId } = await reportProblem(await stage.as('maria', held), {
    groupId: stage.groupId('kkg-abepura'),
    grade: 'IV',
    subject: 'Matematika',
    situation: 'Murid dapat menghitung di buku, tetapi bingung ketika soalnya tentang belanja di kios.',
    tried: '',
    visibility: 'group',
    objective: 'F',
    supporting: [],
  })
  const tried = new Date(held.getTime() + 25 * DAY)
  await logTrial(await stage.as('maria', tried), {
    problemId,
    grade: 'IV',
    triedOn: dated(tried, -2),
    tried: 'Kelas menjadi kios: ada daftar harga, uang mainan, dan buku catatan. Empat pertemuan.',
    happened: 'Murid mulai menaksir sebelum menghitung. Soal kembalian paling cepat membaik.',
    activityId,
    figures: {
      measure: 'share',
      pupils: '32',
      instrument: 'Tes 8 soal cerita; tuntas bila benar 6',
      before: '43,75',
      after: '68,75',
      beforeOn: dated(held, 2),
      afterOn: dated(tried, -1),
    },
  })
}

type Told = { title: string; days: number; closed: boolean }

/** A round that so many members answered, at its start alone or up to its end. */
async function reflect(stage: Stage, group: GroupSlug, officer: string, people: number, told: Told) {
  const opened = new Date(stage.now.getTime() - told.days * DAY)
  const by = await stage.as(officer, opened)
  const { id: roundId } = await openRound(by, { groupId: stage.groupId(group), title: told.title })
  const members = stage.members(group).slice(0, people)
  const viewers = await Promise.all(members.map((id) => viewerOfPerson(id, stage.now)))
  const answer = async (point: 'start' | 'end', now: Date) => {
    for (const [i, viewer] of viewers.entries()) {
      const more = point === 'end' ? 1 : 0
      const steps = Array.from({ length: 12 }, (_, n) =>
        String(Math.min(4, 1 + ((i + n * 2) % 3) + ((n + i) % 4 ? more : 0))),
      )
      if (viewer) await answerRound({ viewer, now }, { roundId, point, steps: steps as '1'[] })
    }
  }
  await answer('start', opened)
  if (!told.closed) return
  const ended = await stage.as(officer, new Date(opened.getTime() + 120 * DAY))
  await moveRound(ended, { roundId, from: 'start', activityId: '' })
  await moveRound(ended, { roundId, from: 'between', activityId: '' })
  await answer('end', ended.now)
  await moveRound(ended, { roundId, from: 'end', activityId: '' })
}
