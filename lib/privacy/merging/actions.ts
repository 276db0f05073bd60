'use server'
import { formAction } from '../../forms/action'
import { valuesOf } from '../../forms/state'
import { mergePeople, partPeople } from './commands'

/** Of the two on the page, the one that is not kept is merged. */
function read(data: FormData) {
  const { one, other, ...sent } = valuesOf(data)
  return { ...sent, mergedId: sent.personId === one ? other : one }
}

export const merge = formAction(mergePeople, ({ id }) => `/admin/people/${id}?saved=1`, read)
export const part = formAction(
  partPeople,
  ({ id, lost }) => `/admin/people/${id}?saved=1${lost ? `&lost=${lost}` : ''}`,
)
