import { randomUUID } from 'node:crypto'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting } from '@/lib/activities/commands'
import { parse } from '@/lib/core/input'
import { receive } from '@/lib/offline/commands'
import { VERSION } from '@/lib/offline/rules'
import { messageInput } from '@/lib/offline/schema'
import { db } from './database'
import { makeGroup, makeViewer, meeting, NOW, report } from './world'

// What a phone reaches over its line: the program itself with its database, or a model of it that is a thousand times as quick.

export type Fields = Record<string, string | string[]>
export type Sent = { v: number; item: string; person: string; kind: string; fields: Fields }

type Done = { to: string; said: string[] }

export type Far = {
  people: [string, string]
  /** Those on the lists. */
  pupils: string[]
  /** Where the minutes and the list of each of both people belong. */
  meetings: [string, string]
  form: (text: string) => Fields
  carry: (sent: Sent, at: number) => Promise<Done>
  /** What was reported, in order; the marks of a meeting; the lines of its minutes. */
  reports: () => Promise<string[]>
  marks: (meeting: string) => Promise<Record<string, string>>
  minutes: (meeting: string) => Promise<string>
}

const REMEMBERED = 60 * 86_400_000

/** A command carried out once by its key, which is forgotten after 60 days. */
export function model(): Far {
  const done = new Map<string, number>()
  const log: string[] = []
  const marks = new Map<string, Record<string, string>>()
  const minutes = new Map<string, string[]>()
  const deeds: Record<string, (fields: Fields) => void> = {
    'problem.report': ({ situation }) => log.push(String(situation)),
    'attendance.record': (fields) => {
      const there = marks.get(String(fields.activityId)) ?? {}
      for (const [name, value] of Object.entries(fields))
        if (name.startsWith('status.')) there[name.slice(7)] = String(value)
      marks.set(String(fields.activityId), there)
    },
    'minutes.merge': (fields) => {
      const there = minutes.get(String(fields.activityId)) ?? []
      const base = String(fields['base.text']).split('\n')
      const added = String(fields.text)
        .split('\n')
        .filter((one) => one && ![...base, ...there].includes(one))
      minutes.set(String(fields.activityId), [...there, ...added])
    },
  }
  return {
    people: ['sari', 'budi'],
    pupils: ['p', 'q', 'r'],
    meetings: ['m', 'n'],
    form: (situation) => ({ situation }),
    carry: async ({ item, kind, fields }, at) => {
      if (at - (done.get(item) ?? 0) > REMEMBERED) {
        done.set(item, at)
        deeds[kind]?.(fields)
      }
      return { to: '/there', said: [] }
    },
    reports: async () => log,
    marks: async (meeting) => marks.get(meeting) ?? {},
    minutes: async (meeting) => minutes.get(meeting)?.join('\n') ?? '',
  }
}

/** The program itself; to be called once for a file, and `begin` for each history. */
export async function program() {
  const group = { ...(await makeGroup('sungguh')), slug: 'sungguh' }
  const officers = [
    await makeViewer({ officerOf: [group.id] }),
    await makeViewer({ officerOf: [group.id] }),
  ] as [Viewer, Viewer]
  const pupils: string[] = []
  for (let i = 0; i < 3; i += 1) pupils.push((await makeViewer({ memberOf: [group.id] })).personId)
  const scheduled = async (by: Viewer) =>
    (await scheduleMeeting({ viewer: by, now: NOW }, meeting(group.id))).id

  const meetings: [string, string] = [await scheduled(officers[0]), await scheduled(officers[1])]

  return async (): Promise<Far> => {
    const run = randomUUID()
    const ofBoth = { where: { activityId: { in: meetings } } }
    await db().attendance.deleteMany(ofBoth)
    await db().minutes.deleteMany(ofBoth)
    return {
      people: [officers[0].personId, officers[1].personId],
      pupils,
      meetings,
      form: (text) => ({ ...report(group.id), situation: `${text} ${run}` }),
      carry: ({ person, item, kind, fields }) => {
        const viewer = officers.find((one) => one.personId === person) as Viewer
        const all = { group: group.slug, ...fields }
        return receive(viewer, NOW, parse(messageInput, { v: VERSION, item, person, kind, fields: all }))
      },
      reports: async () => {
        const rows = await db().problem.findMany({ where: { situation: { endsWith: run } } })
        return rows.map((row) => row.situation.split(' ')[0] ?? '')
      },
      marks: async (activityId) => {
        const rows = await db().attendance.findMany({ where: { activityId } })
        return Object.fromEntries(rows.map((row) => [row.personId, row.status]))
      },
      minutes: async (activityId) => (await db().minutes.findUnique({ where: { activityId } }))?.text ?? '',
    }
  }
}
