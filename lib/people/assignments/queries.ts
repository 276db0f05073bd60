import 'server-only'
import type { Viewer } from '../../access/viewer'
import { runningOrComing } from '../../core/day'
import { system } from '../../core/db'
import { parse } from '../../core/input'
import { afterNamed, pageOf } from '../../core/paging'
import { holding } from '../../core/search'
import { today } from '../../core/time'
import { assertAdministers } from '../access'
import { assignmentFilter } from './schema'

const PAGE = 20

/** A page of supervisors by name, each with what is assigned to them; ended assignments on request. */
export async function listSupervisors(viewer: Viewer, params: Record<string, unknown>, now: Date) {
  assertAdministers(viewer)
  const filter = parse(assignmentFilter, params)
  const { q, show, after } = filter
  const day = today(now)
  const where = show ? { endedOn: { lt: day } } : runningOrComing(day)
  const last = after
    ? await system('register').person.findUnique({ where: { id: after }, select: { id: true, name: true } })
    : null
  const found = await system('register').person.findMany({
    where: { AND: [{ assignments: { some: where } }, q ? { name: holding(q) } : {}, afterNamed(last)] },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: PAGE + 1,
    select: {
      id: true,
      name: true,
      assignments: {
        where,
        orderBy: [{ startedOn: 'asc' }, { id: 'asc' }],
        take: 100,
        select: {
          id: true,
          startedOn: true,
          endedOn: true,
          region: { select: { name: true, code: true } },
          group: { select: { name: true, slug: true } },
          school: { select: { name: true, npsn: true } },
        },
      },
    },
    relationLoadStrategy: 'join',
  })
  return { filter, ...pageOf(found, PAGE) }
}
