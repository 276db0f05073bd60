import { verifyAudit } from '../../lib/audit/chain/queries'
import { system } from '../../lib/core/db'
import { checkCoverage, foldCoverage } from '../../lib/coverage/regions/commands'
import { type Blow, interruption, ledger, share } from './judge'
import type { Kept, Run } from './people'
import type { Watched } from './watch'

const KEY = /[0-9a-f-]{36}$/

/** What the primary holds of what people were told is kept. */
async function recorded({ scene, kept, base }: Run) {
  const { groupId, dayId, cookies } = scene
  const problems = await system('job').problem.findMany({ where: { groupId }, select: { situation: true } })
  const marks = await system('job').attendance.findMany({
    where: { dayId },
    select: { personId: true, status: true },
  })
  const files = await system('job').file.findMany({ where: { groupId }, select: { id: true, name: true } })
  let spoilt = 0
  for (const { key, done, sent } of kept.files) {
    const file = done === null ? null : files.find(({ name }) => name === key)
    if (!file) continue
    const answer = await fetch(`${base}/api/files/${file.id}`, { headers: { cookie: cookies[0] ?? '' } })
    if ((await answer.text()) !== sent) spoilt += 1
  }
  const other = kept.last.filter(
    (one) => !marks.some(({ personId, status }) => personId === one.personId && status === one.status),
  )
  return {
    reports: ledger(
      kept.reports,
      problems.map(({ situation }) => KEY.exec(situation)?.[0] ?? ''),
    ),
    files: {
      ...ledger(
        kept.files,
        files.map(({ name }) => name),
      ),
      spoilt,
    },
    marks: {
      acknowledged: kept.marks.filter(({ done }) => done !== null).length,
      lost: other.length,
      twice: marks.length - new Set(marks.map(({ personId }) => personId)).size,
      open: kept.marks.filter(({ done }) => done === null).length,
    },
    unseen: kept.unseen,
  }
}

const all = ({ reports, marks, files }: Kept) => [...reports, ...marks, ...files]

/** The figures of a run, and in a sentence each what must not be. */
export async function figures(run: Run, watched: Watched, blows: Blow[]) {
  const people = await recorded(run)
  await foldCoverage()
  const differ = await checkCoverage()
  const { entries, breaks } = await verifyAudit(null)
  // Without the times in which the replica was gone, held or catching up, or had nothing to follow.
  const calm = watched.lag.filter(
    ({ at }) => !blows.some((blow) => at > blow.at - 500 && at < blow.back + 3000),
  )
  const lag = calm.map(({ ms }) => ms)
  const failures = Object.entries(people).flatMap(([what, counts]) =>
    typeof counts === 'number'
      ? []
      : Object.entries(counts).flatMap(([fault, count]) =>
          fault !== 'acknowledged' && count ? [`${count} ${what} ${fault}`] : [],
        ),
  )
  if (people.unseen)
    failures.push(`${people.unseen} reports were not there right after they were acknowledged`)
  if (differ.region || differ.groups || differ.counters) failures.push('coverage differs from a recount')
  if (breaks.length) failures.push('the audit trail is broken')
  if (watched.wrong.length) failures.push(`${watched.wrong.length} times a right was not as it was given`)
  if (!watched.toldOld) failures.push('no page said that its figures were old while the replica stood still')
  return {
    ...people,
    coverage: differ,
    audit: { entries, breaks: breaks.length },
    rights: { asked: watched.asked, wrong: watched.wrong },
    replica: {
      samples: lag.length,
      lagP50: share(lag, 0.5),
      lagP99: share(lag, 0.99),
      pagesThatSaidTheirAge: watched.toldOld,
    },
    blows: blows.map((blow) => ({
      part: blow.part,
      down: blow.back - blow.at,
      ...interruption(blow, all(run.kept)),
    })),
    wait: { p50: share(waits(run), 0.5), p99: share(waits(run), 0.99) },
    failures,
  }
}

function waits({ kept }: Run): number[] {
  return all(kept).flatMap(({ began, done }) => (done === null ? [] : [done - began]))
}
