import { z } from 'zod'
import { id, line, oneOf } from '../../core/input'

export const addInput = z.object({ activityId: id, caption: line(200) })
export const describeInput = z.object({ photoId: id, caption: line(200), alt: line(300) })
export const moveInput = z.object({ photoId: id, to: oneOf(['earlier', 'later']) })
export const removeInput = z.object({ photoId: id })
