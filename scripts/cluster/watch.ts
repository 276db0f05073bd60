import pg from 'pg'
import { system } from '../../lib/core/db'
import type { Run } from './people'

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms))
const LONG_AGO = new Date('2021-01-01')
const OLD = /keadaan \d+ detik yang lalu/
const STEP = 200

export type Watched = { asked: number; wrong: string[]; toldOld: number; lag: { at: number; ms: number }[] }

/** Tries a harmless write until it is done: whether it was done already does not matter. */
async function surely(work: () => Promise<unknown>) {
  for (;;)
    try {
      return await work()
    } catch {
      await pause(STEP)
    }
}

type Right = { path: string; cookie: string; grant: (endedOn: Date | null) => Promise<unknown> }

/** Takes a right away and gives it back, again and again, and looks after each whether the pages know. */
async function watchRight({ base, over }: Run, { path, cookie, grant }: Right, watched: Watched) {
  for (let may = false; over() === null; may = !may) {
    await surely(() => grant(may ? null : LONG_AGO))
    for (let looks = 0; looks < 4; looks += 1) {
      const signal = AbortSignal.timeout(25_000)
      const response = await fetch(base + path, { headers: { cookie }, redirect: 'manual', signal }).catch(
        () => null,
      )
      const body = await response?.text().catch(() => '')
      if (response?.status === 200 || response?.status === 404) {
        watched.asked += 1
        if (OLD.test(body ?? '')) watched.toldOld += 1
        if ((response.status === 200) !== may) watched.wrong.push(`${path} ${may ? 'refused' : 'shown'}`)
      }
      await pause(STEP)
    }
  }
}

/** A membership, asked from the database itself, and an assignment, whose figures come from the replica. */
export async function watchRights(run: Run, watched: Watched): Promise<void> {
  const { slug, regionCode, guest, supervisor } = run.scene
  const select = { id: true }
  await Promise.all([
    watchRight(
      run,
      {
        path: `/groups/${slug}/problems`,
        cookie: guest.cookie,
        grant: (endedOn) =>
          system('job').membership.update({ where: { id: guest.membershipId }, data: { endedOn }, select }),
      },
      watched,
    ),
    watchRight(
      run,
      {
        path: `/coverage?region=${regionCode}`,
        cookie: supervisor.cookie,
        grant: (endedOn) =>
          system('job').supervisorAssignment.update({
            where: { id: supervisor.assignmentId },
            data: { endedOn },
            select,
          }),
      },
      watched,
    ),
  ])
}

/** How long it takes until the replica shows what the primary had written: measured by the place in the log. */
export async function watchLag({ over }: Run, urls: { primary: string; replica: string }, watched: Watched) {
  const pool = (connectionString: string) => {
    const made = new pg.Pool({ connectionString, max: 1, connectionTimeoutMillis: 1000, query_timeout: 2000 })
    made.on('error', () => {})
    return made
  }
  const [primary, replica] = [pool(urls.primary), pool(urls.replica)]
  const reached = async (place: string) =>
    (await replica.query('select pg_last_wal_replay_lsn() >= $1::pg_lsn as there', [place])).rows[0].there ===
    true
  while (over() === null) {
    await pause(STEP)
    const at = Date.now()
    const place = await primary.query('select pg_current_wal_lsn() as place').catch(() => null)
    if (!place) continue
    while (!(await reached(place.rows[0].place).catch(() => false)) && over() === null) await pause(2)
    watched.lag.push({ at, ms: Date.now() - at })
  }
  await Promise.all([primary.end(), replica.end()])
}
