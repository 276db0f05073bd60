import { system } from '../../../lib/core/db'
import { schoolYearOf } from '../../../lib/core/time'
import { crowd } from '../crowd'

const ROWS = 200
const DAY = 86_400_000

/** A group with 200 meetings in one school year: the addresses of its timeline as a page and as CSV. */
export async function longReport() {
  const { groupId, slug, people, cookies } = await crowd(40)
  const year = schoolYearOf('Asia/Jakarta', new Date()) - 1
  const begin = Date.UTC(year, 7, 1, 1)
  const at = (i: number) => new Date(begin + Math.floor((i * 300) / ROWS) * DAY + (i % 2) * 4 * 3_600_000)
  const one = (i: number) => {
    const when = { startsAt: at(i), endsAt: new Date(at(i).getTime() + 3 * 3_600_000) }
    const objective = 'ABCDEFG'.charAt(i % 7) as 'A'
    return system('job').activity.create({
      data: {
        ...{ groupId, kind: 'meeting', title: `Membahas pembagian di kelas II, pertemuan ${i + 1}` },
        ...{ category: 'coreRoutine', origin: 'problem', objective, supporting: [], countedSupport: [] },
        ...{ state: 'held', createdById: people[0]?.id ?? '', createdAt: when.startsAt },
        ...when,
        days: { create: when },
      },
      select: { id: true },
    })
  }
  for (let i = 0; i < ROWS; i += 1) await one(i)
  const timeline = `/groups/${slug}/coverage/timeline`
  const query = `?year=${year}&part=year`
  return { page: timeline + query, csv: `${timeline}/csv${query}`, cookie: cookies[0] ?? '', rows: ROWS }
}
