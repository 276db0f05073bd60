import { instantOf } from '../../lib/core/time'
import { closeProblem, helpWithProblem, reportProblem } from '../../lib/problems/commands'
import { logTrial } from '../../lib/problems/trials/commands'
import { addItem, adoptProgramme } from '../../lib/programme/commands'
import { monthsOfYear } from '../../lib/programme/rules'
import type { Stage } from './build'
import { reasoned } from './cipari'
import { carry, saturday } from './meeting'
import { placed } from './problems'
import { charged } from './programme'
import { problems, programmeItems } from './real'

const OFFICER = 'ratna'

/** The sixteen activities of Cipari as programme of two school years; the past one as far as it came. */
export async function liveCipari(stage: Stage): Promise<void> {
  const { pastYear } = stage
  const itemIds = await plan(stage, pastYear)
  await plan(stage, pastYear + 1)
  const months = monthsOfYear(pastYear)
  const problemId = await reportHots(stage, months[0] ?? '')
  for (const [i, item] of programmeItems().entries()) {
    const choice = reasoned[i]
    const itemId = itemIds[i]
    if (!choice || !itemId || choice.came === 'nothing') continue
    // The two activities of one month stand a fortnight apart.
    const date = saturday(months[choice.month] ?? '', i % 2 ? 8 : 22)
    const discussed = item.title === 'Diskusi permasalahan pembelajaran'
    const activityId = await carry(stage, {
      group: 'kkg-cipari',
      officer: OFFICER,
      title: item.title,
      objective: choice.objective,
      supporting: choice.supporting ?? [],
      date,
      place: 'SDN Cipari 01',
      came: choice.came,
      itemId,
      problemIds: discussed ? [problemId] : [],
    })
    if (discussed) await solveHots(stage, problemId, activityId, date)
  }
}

async function plan(stage: Stage, schoolYear: number) {
  const groupId = stage.groupId('kkg-cipari')
  const by = await stage.as(OFFICER, instantOf('Asia/Jakarta', `${schoolYear}-07-03`, '09:00'))
  const months = monthsOfYear(schoolYear)
  const ids: string[] = []
  for (const [i, { title, jp }] of programmeItems().entries()) {
    const choice = reasoned[i]
    if (!choice) throw new Error(`No objective for item ${i + 1} of the Cipari programme`)
    const { objective, supporting, category, reason } = choice
    const month = months[choice.month] ?? ''
    const item = { groupId, schoolYear, title, category, month, objective, reason, jp: jp || null, why: '' }
    const more = { ...charged(i, Number(jp)), supporting: supporting ?? [] }
    ids.push((await addItem(by, { ...item, ...more })).id)
  }
  await adoptProgramme(by, {
    groupId,
    schoolYear,
    headTitle: 'Ketua KKG',
    headName: 'Ratna Puspitasari, S.Pd.SD.',
    secretaryName: 'Endang Prasetyo, S.Pd.',
    acknowledgingTitle: 'Pengawas SD Kecamatan Cipari',
    acknowledgingName: 'Dra. Hj. Nurul Hidayati, M.M.',
  })
  return ids
}

/** The problem of the sixth grades, helped at the meeting of August, tried and confirmed as solved. */
async function reportHots(stage: Stage, month: string) {
  const at = placed.findIndex((one) => one.group === 'kkg-cipari')
  const [place, real] = [placed[at], problems()[at]]
  const by = await stage.as(OFFICER, instantOf('Asia/Jakarta', `${month}-20`, '19:30'))
  const { id } = await reportProblem(by, {
    groupId: stage.groupId('kkg-cipari'),
    grade: place?.grade ?? '',
    subject: place?.subject ?? '',
    situation: `${real?.situation}.`,
    tried: 'Soal diambil dari buku paket.',
    objective: place?.objective ?? 'C',
    supporting: [],
    visibility: 'group',
  })
  return id
}

async function solveHots(stage: Stage, problemId: string, activityId: string, date: string) {
  const after = async (days: number) =>
    stage.as(OFFICER, new Date(instantOf('Asia/Jakarta', date, '12:00').getTime() + days * 86_400_000))
  await helpWithProblem(await after(0), {
    problemId,
    text: 'Mulai dari satu soal cerita yang dekat dengan murid, lalu minta dua cara penyelesaian.',
  })
  const tried = await after(10)
  await logTrial(tried, {
    problemId,
    activityId,
    grade: 'VI',
    triedOn: tried.now.toISOString().slice(0, 10),
    tried:
      'Satu soal cerita yang dekat dengan murid tiap hari, selama dua pekan, dengan dua cara penyelesaian.',
    happened: 'Separuh kelas mulai memberi alasan pada jawabannya.',
    figures: null,
  })
  await closeProblem(await after(30), { problemId, outcome: 'solved', text: 'Terima kasih, rekan-rekan.' })
}
