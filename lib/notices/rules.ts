import { type Channel, type Topic, topics } from './schema'

type Choice = { topic: string; channel: string; wanted: boolean }

/** What asks one to come or to act. */
const pressing = ['meeting', 'reminder', 'task', 'problem', 'membership', 'supervision'] as const

/** What a person who never chose is told by a channel: everything in Sanggar; outside what is pressing. */
const usual: Record<Channel, readonly Topic[]> = { inApp: topics, email: pressing, push: pressing }

/** The topics of which a person is told by a channel, from what they chose. */
export function wantedBy(channel: Channel, choices: Choice[]): Topic[] {
  const said = new Map(choices.filter((one) => one.channel === channel).map((one) => [one.topic, one.wanted]))
  return topics.filter((topic) => said.get(topic) ?? usual[channel].includes(topic))
}

/** What a kind belongs to: `meeting` of `meeting.cancelled`. */
export function topicOf(kind: string): Topic {
  const found = topics.find((topic) => kind.startsWith(`${topic}.`))
  if (!found) throw new Error(`No topic for the notice ${kind}`)
  return found
}

/** More than this many unread ones are counted as "so many and more". */
export const MOST_UNREAD = 99

const DAY = 86_400_000
const KEPT_READ = 60
const KEPT = 180

/** Until when a notice is kept: read ones go first. As a filter of what may go. */
export function outdated(now: Date, kept: number = KEPT) {
  const before = (days: number) => new Date(now.getTime() - days * DAY)
  return { OR: [{ readAt: { lt: before(Math.min(KEPT_READ, kept)) } }, { at: { lt: before(kept) } }] }
}
