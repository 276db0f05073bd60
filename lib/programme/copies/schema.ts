import { z } from 'zod'
import { id } from '../../core/input'
import { schoolYear } from '../schema'

export const copyInput = z.object({
  groupId: id,
  /** The year that is planned; the items come from the one before. */
  schoolYear,
  itemIds: z.preprocess(
    (value) => (value === undefined || value === '' ? [] : [value].flat()),
    z.array(id).min(1, 'chooseItems').max(300, 'tooLarge'),
  ),
})
