import { instantOf } from '../../lib/core/time'
import { helpWithProblem, reportProblem, takeUpProblem } from '../../lib/problems/commands'
import { liveAbepura } from './agenda'
import type { Stage } from './build'
import { liveCipari } from './cipari-year'
import { fillShelves } from './library'
import { liveWithProblems } from './life'
import { carry } from './meeting'
import { writeMinutes } from './minutes'
import { fillNation } from './nation'
import { spreadNews } from './news'
import { issuePapers } from './papers'
import { livePatimura } from './patimura-year'
import { placed } from './problems'
import { planPatimura } from './programme'
import { lotimMeeting, problems } from './real'
import { share } from './session'
import { tryAndReflect } from './trials'

const DAY = 86_400_000

/** What happened before today, in all groups. */
export async function liveThrough(stage: Stage): Promise<void> {
  await reportAll(stage)
  await liveCipari(stage)
  await livePatimura(stage)
  await planPatimura(stage)
  await meetIn2015(stage)
  await share(stage)
  await fillShelves(stage)
  await writeMinutes(stage)
  await issuePapers(stage)
  await liveWithProblems(stage)
  await tryAndReflect(stage)
  await spreadNews(stage, await liveAbepura(stage))
  await fillNation(stage)
}

/** The eight problems, except the one that the Cipari year tells. */
async function reportAll(stage: Stage) {
  const found = problems()
  for (const [i, { group, reporter, helper, ...more }] of placed.entries()) {
    const real = found[i]
    if (!real || group === 'kkg-cipari') continue
    const at = (days: number) => new Date(stage.now.getTime() - ((placed.length - i) * 9 - days) * DAY)
    const { id: problemId } = await reportProblem(await stage.as(reporter, at(0)), {
      groupId: stage.groupId(group),
      grade: real.grade || more.grade || '',
      subject: real.subject || more.subject || '',
      situation: `${real.situation}.`,
      tried: real.cause,
      objective: more.objective,
      supporting: more.supporting ?? [],
      visibility: more.visibility ?? 'group',
    })
    if (!helper) continue
    await takeUpProblem(await stage.as('budi', at(1)), { problemId, text: 'Ini muncul di beberapa kelas.' })
    await helpWithProblem(await stage.as(helper, at(2)), {
      problemId,
      text: 'Coba mulai dari benda nyata: kelompokkan biji, lalu tulis sebagai penjumlahan berulang.',
    })
  }
}

async function meetIn2015(stage: Stage) {
  const { letter, agenda, date, from, to, place } = lotimMeeting()
  await carry(stage, {
    group: 'mgmp-kimia-lotim',
    officer: 'wayan',
    title: 'Pertemuan MGMP Kimia: pengurus baru dan penilaian kinerja guru',
    objective: 'E',
    date,
    from,
    to,
    place,
    agenda,
    letter,
    scheduledAt: instantOf('Asia/Makassar', letter.date, '09:00'),
    came: 'approved',
  })
}
