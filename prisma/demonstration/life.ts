import { viewerOfPerson } from '../../lib/auth/load'
import { system } from '../../lib/core/db'
import type { ObjectiveCode } from '../../lib/objectives/schema'
import {
  closeProblem,
  commentOnProblem,
  helpWithProblem,
  reopenProblem,
  reportProblem,
  takeUpProblem,
} from '../../lib/problems/commands'
import { logContact, thankFor } from '../../lib/problems/contacts/commands'
import { saveDraft } from '../../lib/problems/drafts/commands'
import { mergeProblem } from '../../lib/problems/duplicates/commands'
import { addFinding } from '../../lib/problems/findings/commands'
import { followProblem } from '../../lib/problems/followers/commands'
import { volunteer } from '../../lib/problems/helpers/commands'
import { acceptReferral } from '../../lib/problems/referrals/answers/commands'
import { consentToReferral, proposeReferral } from '../../lib/problems/referrals/commands'
import { logTrial } from '../../lib/problems/trials/commands'
import type { Stage } from './build'

const DAY = 86_400_000
const APHP = 'mgmp-aphp-cilacap'

/** What is the same of each trial of this class. */
function tried(problemId: string, stage: Stage, days: number) {
  const triedOn = new Date(stage.now.getTime() - (days + 1) * DAY).toISOString().slice(0, 10)
  return { problemId, triedOn, grade: 'XI', activityId: '', figures: null }
}

/** Problems on their way, in the group of food processing: one whole story, two that are the same, one referred, one draft. */
export async function liveWithProblems(stage: Stage): Promise<void> {
  const at = (days: number) => new Date(stage.now.getTime() - days * DAY)
  const ratna = (days: number) => stage.as('ratna', at(days))
  const slamet = (days: number) => stage.as('slamet', at(days))
  const others = stage.members(APHP).slice(2)
  const other = async (i: number, days: number) => {
    const viewer = await viewerOfPerson(others[i] ?? '', stage.now)
    if (!viewer) throw new Error('A member of the demonstration is not there')
    return { viewer, now: at(days) }
  }
  const told = (situation: string, objective: ObjectiveCode, more: object = {}) => ({
    groupId: stage.groupId(APHP),
    grade: 'XI',
    subject: 'Produksi Olahan',
    situation,
    tried: '',
    objective,
    supporting: [],
    visibility: 'group' as const,
    ...more,
  })

  const { id: sugar } = await reportProblem(
    await slamet(75),
    told(
      'Kristal gula semut yang dibuat siswa sering menggumpal dan warnanya gelap. Mereka hafal langkahnya, tetapi tidak tahu kapan nira harus diangkat dari api.',
      'C',
      { tried: 'Diperlihatkan video, lalu diberi lembar langkah kerja.' },
    ),
  )
  const problemId = sugar
  await addFinding(await slamet(74), {
    problemId,
    source: 'self',
    text: 'Termometer dipakai, tetapi angkanya tidak dicatat; kelompok hanya menebak dari buih.',
  })
  await addFinding(await slamet(73), {
    problemId,
    source: 'colleagues',
    text: 'Guru praktik di bengkel sebelah melihat hal yang sama: nira yang dipakai sudah terlalu asam.',
  })
  await addFinding(await slamet(72), {
    problemId,
    source: 'literature',
    text: 'pH nira di bawah 5,5 membuat gula sukar mengkristal.',
  })
  await followProblem(await other(0, 72), { problemId })
  await followProblem(await other(1, 71), { problemId })
  await takeUpProblem(await ratna(70), { problemId, text: 'Kita dampingi sampai panen nira berikutnya.' })
  await volunteer(await other(2, 69), { problemId, text: 'Sekolah kami pernah mengalaminya, saya dampingi.' })
  await helpWithProblem(await other(2, 68), {
    problemId,
    text: 'Ukur pH nira sebelum dimasak. Di bawah 6 jangan dipakai untuk gula semut; jadikan gula cetak saja.',
  })
  await logContact(await other(2, 60), {
    problemId,
    contact: 'observation',
    contactOn: at(61).toISOString().slice(0, 10),
    text: 'Melihat praktik satu jam penuh. Tiap kelompok memegang satu peran; yang memegang termometer tidak ikut memutuskan. Kami sepakat menukar peran.',
  })
  await logTrial(await slamet(52), {
    ...tried(problemId, stage, 52),
    tried: 'Peran dalam kelompok ditukar, dan pH dicatat di papan.',
    happened: 'Tiga dari lima kelompok berhasil.',
  })
  await commentOnProblem(await ratna(50), {
    problemId,
    text: 'Bagus. Bagaimana dengan dua kelompok lainnya?',
  })
  await closeProblem(await slamet(48), { problemId, outcome: 'solved', text: 'Untuk saat ini cukup.' })
  await reopenProblem(await slamet(30), {
    problemId,
    text: 'Musim hujan: nira lebih encer, gumpalannya muncul lagi.',
  })
  await logContact(await other(2, 28), {
    problemId,
    contact: 'call',
    contactOn: at(28).toISOString().slice(0, 10),
    text: 'Membahas lama pemasakan untuk nira encer dan kapan api dikecilkan.',
  })
  await logTrial(await slamet(14), {
    ...tried(problemId, stage, 14),
    tried: 'Api dikecilkan pada 110 °C.',
    happened: 'Semua kelompok mendapat kristal yang berai.',
  })
  const [first] = await system('job').problemEvent.findMany({
    where: { problemId, kind: 'contact' },
    orderBy: { id: 'asc' },
    take: 1,
    select: { id: true },
  })
  await thankFor(await slamet(13), { problemId, eventId: first?.id ?? '' })

  const { id: again } = await reportProblem(
    await other(3, 20),
    told('Gula semut buatan kelas kami menggumpal dan warnanya tidak merata.', 'C'),
  )
  await mergeProblem(await ratna(18), { problemId: again, intoId: sugar, text: '' })

  await reportProblem(
    await other(4, 58),
    told('Siswa enggan mencatat hasil uji organoleptik; lembarnya diisi belakangan dari ingatan.', 'D', {
      hideName: 'yes',
    }),
  )
  const { id: referred } = await reportProblem(
    await slamet(12),
    told('Perhitungan titrasi asam pada uji mutu selalu salah satuan, padahal rumusnya hafal.', 'A', {
      subject: 'Pengujian Mutu',
    }),
  )
  const { id: referralId } = await proposeReferral(await ratna(10), {
    problemId: referred,
    toGroupId: stage.groupId('kkg-abepura'),
    letter: 'Rekan-rekan di sana pernah membuat permainan satuan untuk kelas tinggi. Mohon berbagi caranya.',
  })
  await consentToReferral(await slamet(9), { problemId: referred, referralId })
  const { id: linked } = await acceptReferral(await stage.as('maria', at(8)), { referralId })
  await helpWithProblem(await stage.as('maria', at(7)), {
    problemId: linked,
    text: 'Kami pakai kartu satuan: siswa menjodohkan mililiter, liter, dan mol sebelum menghitung.',
  })
  await saveDraft(await slamet(1), {
    groupId: stage.groupId(APHP),
    grade: '',
    subject: 'Kewirausahaan',
    situation: 'Label kemasan buatan siswa belum memuat',
    tried: '',
    objective: '',
    supporting: [],
  })
}
