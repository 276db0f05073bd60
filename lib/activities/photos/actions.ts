'use server'
import { formAction } from '../../forms/action'
import { filesOf, valuesOf } from '../../forms/state'
import { meetingPath } from '../paths'
import { addPhotos, describePhoto, movePhoto, removePhoto } from './commands'

type Sent = Record<string, string | string[]>

const back = (_: unknown, sent: Sent) => `${meetingPath(sent)}/photos`

export const add = formAction(addPhotos, back, (data) => ({
  ...valuesOf(data),
  photos: filesOf(data, 'photos'),
}))
export const describe = formAction(describePhoto, back)
export const move = formAction(movePhoto, back)
export const remove = formAction(removePhoto, back)
