import { z } from 'zod'
import { version } from '../../../core/input'
import { newPersonInput } from '../schema'

/** What a person corrects of themselves; school and memberships are for officers and administrators. */
export const ownInput = z.object({
  ...newPersonInput.pick({ name: true, nip: true, nuptk: true }).shape,
  version,
})
