import { z } from 'zod'
import { id, prose } from '../../core/input'
import { tick } from '../schema'

export const proposeInput = z.object({ problemId: id, toGroupId: id, letter: prose(2000, 10) })
export const consentInput = z.object({ problemId: id, referralId: id, openly: tick })
export const endInput = z.object({ problemId: id, referralId: id, text: prose(1000) })
export const acceptInput = z.object({ referralId: id })
export const declineInput = z.object({ referralId: id, text: prose(1000, 3) })
