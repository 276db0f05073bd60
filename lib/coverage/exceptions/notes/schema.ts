import { z } from 'zod'
import { day } from '../../../core/day'
import { id, oneOf, optional, prose } from '../../../core/input'
import { exceptionKinds } from '../schema'

const TEXT = 2000

export const commentInput = z.object({ groupId: id, exception: oneOf(exceptionKinds), text: prose(TEXT, 3) })

export const visitInput = z.object({
  groupId: id,
  exception: optional(oneOf(exceptionKinds)),
  visitedOn: day,
  seen: prose(TEXT, 3),
  agreed: prose(TEXT, 3),
})

declare module '../../../notices/schema' {
  interface Kinds {
    'supervision.comment': { exception: string }
    'supervision.answer': { exception: string }
    'supervision.visit': { exception?: string; due: string }
  }
}
