import { z } from 'zod'
import { id, line, oneOf } from '../../core/input'
import { locales } from '../../i18n/locale'

export const orderScopes = ['own', 'group', 'region'] as const

/** What a report is about: all that one may see, or the group or region typed. */
export const orderInput = z
  .object({ scope: oneOf(orderScopes), place: line(120), locale: oneOf(locales) })
  .refine(({ scope, place }) => scope === 'own' || place !== '', { path: ['place'], message: 'orderPlace' })

export const stopInput = z.object({ orderId: id })

/** So many run for one person at a time. */
export const MOST_ORDERS = 10
