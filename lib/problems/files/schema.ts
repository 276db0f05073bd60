import { z } from 'zod'
import { id } from '../../core/input'

export const attachInput = z.object({ problemId: id })
export const detachInput = z.object({ problemId: id, fileId: id })
