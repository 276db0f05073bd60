import 'server-only'
import sharp from 'sharp'

const LONGEST = 1600
const THUMB = 320
const KILOBYTES = { picture: 400, thumb: 20 }
/** A phone's 50 megapixels pass; a small file that unpacks to more than this is a trap. */
export const MEGAPIXELS = 64
/** Less JPEG first, then fewer pixels, until it is small enough. */
const qualities = [80, 65, 50]

// The decoders of what is taken here, and no other of the library's.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
sharp.cache(false)
sharp.concurrency(1)

export type Picture = { bytes: Uint8Array; thumb: Uint8Array; width: number; height: number }
export type PictureFault = 'photoBroken' | 'photoPixels'

// One at a time: however many people send photos at once, memory holds one unpacked picture.
let queue: Promise<unknown> = Promise.resolve()

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = queue.then(work, work)
  queue = turn.catch(() => undefined)
  return turn
}

type Pixels = { data: Buffer; info: { width: number; height: number; channels: 1 | 2 | 3 | 4 } }

const within = (edge: number) =>
  ({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true }) as const

/** The pixels of a picture, upright and in sRGB: unpacked once, however often it is written afterwards. */
async function pixelsOf(bytes: Uint8Array): Promise<Pixels> {
  const limits = { limitInputPixels: MEGAPIXELS * 1_000_000, failOn: 'error', sequentialRead: true } as const
  const upright = sharp(bytes, limits).rotate().resize(within(LONGEST)).toColourspace('srgb')
  return upright.flatten({ background: '#ffffff' }).raw().toBuffer({ resolveWithObject: true })
}

/** As JPEG within so many kilobytes, with nothing in it but the picture. */
async function asJpeg({ data, info }: Pixels, longest: number, kilobytes: number) {
  const { width, height, channels } = info
  for (let edge = longest; ; edge = Math.round(edge * 0.75)) {
    for (const quality of qualities) {
      const made = await sharp(data, { raw: { width, height, channels } })
        .resize(within(edge))
        .jpeg({ quality, progressive: true })
        .toBuffer({ resolveWithObject: true })
      if (made.data.length <= kilobytes * 1024 || edge < 64) return made
    }
  }
}

/**
 * A photo as it is kept: upright, longest side 1600 pixels, at most 400 KB, and a thumbnail of at most 20 KB.
 * Metadata stays out by itself: only pixels are written. Works beside the main thread. Answers what is wrong otherwise.
 */
export function shrunk(bytes: Uint8Array): Promise<Picture | PictureFault> {
  return inTurn(async () => {
    try {
      const { width = 0, height = 0 } = await sharp(bytes, { limitInputPixels: false }).metadata()
      if (width * height > MEGAPIXELS * 1_000_000) return 'photoPixels'
      const pixels = await pixelsOf(bytes)
      const picture = await asJpeg(pixels, LONGEST, KILOBYTES.picture)
      const thumb = await asJpeg(pixels, THUMB, KILOBYTES.thumb)
      const { info } = picture
      return { bytes: picture.data, thumb: thumb.data, width: info.width, height: info.height }
    } catch {
      return 'photoBroken'
    }
  })
}
