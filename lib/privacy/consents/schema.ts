import { z } from 'zod'
import { oneOf } from '../../core/input'

/** What a person may be asked to agree to. The wording's number rises when its words change. */
export const purposes = ['photos'] as const
export type Purpose = (typeof purposes)[number]
export const wording: Record<Purpose, number> = { photos: 1 }

export const consentInput = z.object({ purpose: oneOf(purposes) })
