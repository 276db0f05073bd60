import { z } from 'zod'
import { id, line, oneOf, optional, prose } from '../core/input'

/** The papers of an activity as a whole, in the order of its life. */
export const activityKinds = ['invitation', 'attendance', 'minutes', 'report'] as const
/** Those and the statement that one person attended. */
export const documentKinds = [...activityKinds, 'statement'] as const
export type DocumentKind = (typeof documentKinds)[number]
/** What can be printed without a number: a draft of each kind, and the sheet that is signed in the room. */
export const draftKinds = [...documentKinds, 'sheet'] as const
export type DraftKind = (typeof draftKinds)[number]

export const issueInput = z.object({
  activityId: id,
  kind: oneOf(activityKinds),
  /** Of an invitation: to whom, one a line, and what else it says. */
  to: prose(400).prefault(''),
  note: prose(1000).prefault(''),
})

/** Statements that one form issues at most: more would keep others waiting for their number too long. */
export const MOST_AT_ONCE = 200

export const statementsInput = z.object({ activityId: id, personId: optional(id) })
export const revokeInput = z.object({ documentId: id, reason: line(300, 3) })
