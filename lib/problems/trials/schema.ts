import { z } from 'zod'
import { day } from '../../core/day'
import { id, line, optional, prose, whole } from '../../core/input'
import { figuresInput } from '../results/schema'

const told = {
  grade: line(40, 1),
  triedOn: day,
  tried: prose(4000, 5),
  happened: prose(4000, 5),
  activityId: optional(id),
  figures: figuresInput.nullable(),
}

export const trialInput = z.object({ problemId: id, ...told })
export const changeInput = z.object({ trialId: id, version: whole(1, 1_000_000), ...told })
export const withdrawInput = z.object({ trialId: id, reason: line(400, 3) })
export type Told = Omit<z.output<typeof trialInput>, 'problemId'>
