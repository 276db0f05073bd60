import { z } from 'zod'
import { id, line, oneOf, optional, prose } from '../../core/input'
import { mainNotSupporting, objectiveFields } from '../../objectives/schema'
import { amongSupporting, told, visibilities } from '../schema'

// A draft may lack everything but its first words.
const begun = {
  ...told,
  grade: line(40),
  subject: line(80),
  situation: prose(4000, 1),
  visibility: oneOf(visibilities).prefault('group'),
  objective: optional(objectiveFields.objective),
}

function apart({ objective, supporting }: { objective: string | null; supporting: string[] }) {
  return objective === null || !supporting.includes(objective)
}

export const draftInput = z.object({ groupId: id, ...begun }).refine(apart, amongSupporting)
export const changeInput = z.object({ problemId: id, ...begun }).refine(apart, amongSupporting)
export const sendInput = z.object({ problemId: id, ...told }).refine(mainNotSupporting, amongSupporting)
export const dropInput = z.object({ problemId: id })
