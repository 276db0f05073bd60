import { z } from 'zod'
import { id, whole } from '../../core/input'

export const patienceInput = z.object({ groupId: id, days: whole(7, 365) })
