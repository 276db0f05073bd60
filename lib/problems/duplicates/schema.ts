import { z } from 'zod'
import { id, prose } from '../../core/input'

export const mergeInput = z.object({ problemId: id, intoId: id, text: prose(1000) })
export const partInput = z.object({ problemId: id, text: prose(1000, 1) })
