import { z } from 'zod'
import { id } from '../core/input'

export const againInput = z.object({ mailId: id })
export const testInput = z.object({})
