import { system } from '../../../lib/core/db'
import { fieldsOf, filled } from '../../cluster/form'
import { crowd } from '../crowd'
import type { Shot } from './shots'

const HOUR = 3_600_000

/** A group of 40 with a meeting that was just held, and the form of its list as its officer opened it. */
export async function list(base: string, size: number) {
  const { groupId, slug, people, cookies } = await crowd(size)
  const now = Date.now()
  const when = { startsAt: new Date(now - 2 * HOUR), endsAt: new Date(now + HOUR) }
  const { id: activityId } = await system('job').activity.create({
    data: {
      ...{ groupId, kind: 'meeting', title: 'Pertemuan besar', category: 'coreRoutine', origin: 'problem' },
      ...{ objective: 'D', supporting: [], countedSupport: [], state: 'held' },
      ...{ createdById: people[0]?.id ?? '', createdAt: new Date(now) },
      ...when,
      days: { create: when },
    },
    select: { id: true },
  })
  const path = `/groups/${slug}/meetings/${activityId}/attendance`
  const cookie = cookies[0] ?? ''
  const html = await (await fetch(base + path, { headers: { cookie } })).text()
  const fields = fieldsOf(html, `was.${people[0]?.id}`)
  if (!fields) throw new Error('The list of attendance has no form')
  return { base, path, cookie, fields, ids: people.map((one) => one.id), activityId }
}

type List = Awaited<ReturnType<typeof list>>

/** The form sent with these marks, as a browser without script sends what holds no file. */
async function sent({ base, path, cookie, fields }: List, marks: Record<string, string>): Promise<Shot> {
  const body = new URLSearchParams([...filled(fields, marks)] as [string, string][])
  const request = new Request(base + path, { method: 'POST', body })
  const headers = { cookie, origin: base, 'content-type': request.headers.get('content-type') ?? '' }
  return { method: 'POST', path, headers, body: Buffer.from(await request.arrayBuffer()) }
}

/** Every form marks everybody otherwise than the one before. */
export function wholeLists(one: List): Promise<Shot[]> {
  const all = (status: string) => Object.fromEntries(one.ids.map((id) => [`status.${id}`, status]))
  return Promise.all([sent(one, all('present')), sent(one, all('sick'))])
}

/** Every form marks one person, each otherwise than before. */
export function singleMarks(one: List): Promise<Shot[]> {
  const status = (id: string, word: string) => sent(one, { [`status.${id}`]: word })
  return Promise.all(['present', 'sick'].flatMap((word) => one.ids.map((id) => status(id, word))))
}

/** How often the lists of these meetings were written, by the trail. */
export async function written(lists: List[]): Promise<number> {
  const subjectId = { in: lists.map((one) => one.activityId) }
  return system('job').auditEntry.count({ where: { command: 'attendance.record', subjectId } })
}
