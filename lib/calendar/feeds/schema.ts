import { z } from 'zod'
import { id } from '../../core/input'

export const groupFeedInput = z.object({ groupId: id })
export const feedInput = z.object({ feedId: id })

/** The secret in the address of a feed: 32 random bytes. */
export const feedToken = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
