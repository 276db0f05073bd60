import { z } from 'zod'
import { id, oneOf, whole } from '../core/input'
import { zoneNames } from '../core/time'

/**
 * What each kind of notice tells beside its record, by its name: the part before the dot is its topic.
 * A domain adds its own: `declare module '@/lib/notices/schema' { interface Kinds { 'poll.opened': { at?: string } } }`.
 * Values are instants (`at`, `was`), dates (`due`), figures and words of people; never a name.
 */
// biome-ignore lint/suspicious/noEmptyInterface: the domains fill it
export interface Kinds {}
export type Kind = keyof Kinds

/** What a person chooses by; each kind begins with one of them. */
export const topics = ['meeting', 'reminder', 'poll', 'task', 'problem', 'membership', 'supervision'] as const
export type Topic = (typeof topics)[number]

/** The ways by which people are told: in Sanggar itself, by letter, and by what a device shows when Sanggar is closed. */
export type Channel = 'inApp' | Outside
const outside = ['email', 'push'] as const
/** Those that leave Sanggar. */
export type Outside = (typeof outside)[number]

/** Where the name of the thing comes from, and what must be seen for the notice to be seen. */
export type Subject = { activityId?: string; pollId?: string; problemId?: string; referralId?: string }

export const readInput = z.object({ noticeId: id })

const ticked = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : [value].flat()),
  z.array(z.enum(topics, 'choose')).max(topics.length * 2, 'tooLarge'),
)

/** The ticked ones of a channel; the others are no longer wanted. */
export const choiceInput = z.object({ wanted: ticked })

const hour = whole(0, 23)

/** The same with the ways outside that the form shows: by topic, when there is quiet, and whether all letters of a day come in one. */
export const outsideChoiceInput = z.object({
  wanted: ticked,
  ways: z
    .preprocess((sent) => (sent === undefined ? outside : [sent].flat()), z.array(z.enum(outside, 'choose')))
    .transform((ways) => new Set(ways)),
  mailed: ticked,
  rung: ticked,
  zone: oneOf(zoneNames),
  quietFrom: hour,
  quietTo: hour,
  rhythm: oneOf(['each', 'daily']).optional(),
  digestAt: hour.optional(),
})
