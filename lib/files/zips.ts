import 'server-only'
import { Unzip, UnzipInflate, unzipSync } from 'fflate'

const STEP = 16 * 1024

/** What the table of contents says of itself; entries that share their bytes count each. */
function announced(bytes: Uint8Array): number {
  let sum = 0
  const filter = ({ originalSize }: { originalSize: number }) => {
    sum += originalSize
    return false
  }
  unzipSync(bytes, { filter })
  return sum
}

/**
 * True when a zip unpacks to more bytes than `most`, by what it says of itself or by what really comes out; also when
 * it is broken. Lets others have their turn between its steps.
 */
export async function unpacksTooFar(bytes: Uint8Array, most: number): Promise<boolean> {
  let size = 0
  const unzip = new Unzip((file) => {
    file.ondata = (error, chunk) => {
      size += chunk?.length ?? 0
      if (error || size > most) throw new RangeError('too large')
    }
    file.start()
  })
  unzip.register(UnzipInflate)
  try {
    if (announced(bytes) > most) return true
    for (let at = 0; at < bytes.length; at += STEP) {
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length)
      await new Promise((done) => setImmediate(done))
    }
    return false
  } catch {
    return true
  }
}
