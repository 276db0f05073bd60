import { z } from 'zod'
import { id } from '../../core/input'

/** Bytes of each part but the last: half a minute on a line of 9 KB/s. */
export const PART = 256 * 1024

/** `sha256`: of the whole file in hexadecimal digits, where the browser can tell. */
export const beginInput = z.object({
  groupId: id,
  size: z.number('number').int('number').min(0, 'number'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, 'unknown')
    .nullish(),
})

export const partInput = z.object({
  transferId: id,
  position: z.coerce.number('number').int('number').min(0, 'number').max(32_000, 'number'),
  bytes: z.instanceof(Uint8Array, { message: 'fileMissing' }),
})
