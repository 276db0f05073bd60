import { z } from 'zod'
import { newPassword } from '../../auth/account/schema'
import { id, line, oneOf, whole } from '../../core/input'
import { email, personName } from '../../people/persons/schema'

declare module '../../notices/schema' {
  interface Kinds {
    'membership.asked': object
    'membership.approved': object
  }
}

export const linkDays = ['1', '7', '30'] as const
/** More people than this are a list to be imported. */
export const MAX_PLACES = 500

export const newLinkInput = z.object({ groupId: id, days: oneOf(linkDays), places: whole(1, MAX_PLACES) })
export const linkInput = z.object({ linkId: id })

/** What somebody without an account says of themself. */
export const askInput = z.object({ name: personName, email, school: line(200) })

/** `as`: the member without an account who asked, or `new` where none of those who could be is. */
export const approveInput = z.object({
  requestId: id,
  as: z.union([z.literal('new'), id], 'choose').optional(),
})
export const declineInput = z.object({ requestId: id })

export const inviteInput = z.object({ groupId: id, email, name: line(160) })
export const invitationInput = z.object({ invitationId: id })

/** How somebody whose address was invited opens an account. */
export const acceptInput = z
  .object({ name: personName, password: newPassword, again: z.string('passwordRepeat') })
  .refine(({ password, again }) => password === again, { path: ['again'], message: 'passwordRepeat' })
