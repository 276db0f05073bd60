import { linkProblem, recordAgenda } from '../../lib/activities/agenda/commands'
import { addItem, changeItem } from '../../lib/activities/agenda/items/commands'
import { readAgenda } from '../../lib/activities/agenda/queries'
import { keepDraft } from '../../lib/activities/drafts/commands'
import { reportProblem } from '../../lib/problems/commands'
import type { Stage } from './build'
import { carry } from './meeting'

const DAY = 86_400_000
const dateOf = (at: Date) => at.toISOString().slice(0, 10)

/** The group of Abepura: what a meeting did not reach goes on to the next, whose agenda is ordered; and a draft for New Year's Eve. Answers the meeting to come. */
export async function liveAbepura(stage: Stage): Promise<string> {
  const here = { group: 'kkg-abepura', officer: 'maria' } as const
  const past = new Date(stage.now.getTime() - 12 * DAY)
  const first = await carry(stage, {
    ...here,
    title: 'Membedah hasil asesmen membaca kelas awal',
    objective: 'D',
    date: dateOf(past),
    place: 'SD Negeri Kotaraja',
    agenda: [
      'Pembukaan 10 menit',
      'Membaca hasil asesmen bersama 90 menit',
      'Menyusun bank soal gugus 45 menit',
    ],
    came: 'held',
  })
  const next = await carry(stage, {
    ...here,
    title: 'Menyusun soal literasi bersama',
    objective: 'A',
    date: dateOf(new Date(stage.now.getTime() + 9 * DAY)),
    place: 'SDN Inpres Abepura',
    agenda: [
      'Pembukaan 10 menit',
      'Menyusun soal literasi per kelas 60 menit',
      'Rencana tindak lanjut 15 menit',
    ],
    came: 'nothing',
  })
  const maria = await stage.as('maria', stage.now)
  await settleFirst(maria, first)
  await orderNext(stage, maria, next)
  await keepDraft(maria, {
    groupId: stage.groupId('kkg-abepura'),
    title: 'Malam refleksi akhir tahun',
    category: 'general',
    origin: 'programme',
    objective: 'G',
    supporting: [],
    mode: 'in',
    days: [{ date: `${stage.now.getUTCFullYear()}-12-31`, from: '20:00', to: '01:00', nextDay: true }],
    place: '',
    link: '',
    letterNumber: '',
    letterOn: null,
    agenda: 'Ibadah syukur 30 menit\nCerita praktik baik tiap sekolah\nMenyambut tahun baru 20 menit',
    problemIds: [],
  })
  return next
}

type Context = Awaited<ReturnType<Stage['as']>>

async function settleFirst(maria: Context, activityId: string) {
  const agenda = await readAgenda(maria.viewer, activityId, maria.now)
  const items = (agenda?.agenda ?? []).map(({ id }, i) => ({
    id,
    outcome: i < 2 ? ('discussed' as const) : ('notReached' as const),
  }))
  await recordAgenda(maria, { activityId, items })
}

async function orderNext(stage: Stage, maria: Context, activityId: string) {
  const report = {
    groupId: stage.groupId('kkg-abepura'),
    grade: 'I',
    subject: 'Bahasa Indonesia',
    tried: 'Kartu huruf, tetapi belum teratur.',
    visibility: 'group',
    objective: 'D',
    supporting: [],
  } as const
  const situation = 'Sepertiga murid kelas I belum mengenal huruf ketika semester berakhir.'
  const { id: problemId } = await reportProblem(maria, { ...report, situation })
  await linkProblem(maria, { activityId, problemId })
  const waiting = 'Bacaan di sudut baca tidak sesuai dengan bahasa yang dipakai murid di rumah.'
  await reportProblem(maria, { ...report, situation: waiting })
  const agenda = await readAgenda(maria.viewer, activityId, maria.now)
  for (const { id: itemId, version, title, minutes, problemId: hard } of agenda?.agenda ?? []) {
    const ownerId = title.startsWith('Pembukaan') ? maria.viewer.personId : null
    const words = { title, minutes: hard ? 30 : minutes, ownerId, ownerName: '' }
    await changeItem(maria, { activityId, itemId, version, ...words })
  }
  const guest = { minutes: 20, ownerId: null, ownerName: 'Yakobus Wanggai, M.Pd. (narasumber)' }
  await addItem(maria, { activityId, title: 'Contoh soal literasi berbahasa daerah', ...guest })
}
