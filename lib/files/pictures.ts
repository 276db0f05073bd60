import 'server-only'
import sharp from 'sharp'

const LONGEST = 1600
const THUMB = 320
const KILOBYTES = { picture: 400, thumb: 20 }
/** A phone's 50 megapixels pass; a small file that unpacks to more than this is a trap. */
export const MEGAPIXELS = 64
/** Less JPEG first, then fewer pixels, until it is small enough. */
const qualities = [80, 70, 60, 50, 40]

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

function reader(bytes: Uint8Array) {
  return sharp(bytes, { limitInputPixels: MEGAPIXELS * 1_000_000, failOn: 'error', sequentialRead: true })
}

/** As JPEG within so many kilobytes: upright, in sRGB, and with nothing in it but the picture. */
async function asJpeg(bytes: Uint8Array, longest: number, kilobytes: number) {
  for (let edge = longest; ; edge = Math.round(edge * 0.75)) {
    for (const quality of qualities) {
      const { data, info } = await reader(bytes)
        .rotate()
        .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .jpeg({ quality, progressive: true })
        .toBuffer({ resolveWithObject: true })
      if (data.length <= kilobytes * 1024 || edge < 64) return { data: new Uint8Array(data), info }
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
      const { data, info } = await asJpeg(bytes, LONGEST, KILOBYTES.picture)
      const thumb = await asJpeg(data, THUMB, KILOBYTES.thumb)
      return { bytes: data, thumb: thumb.data, width: info.width, height: info.height }
    } catch {
      return 'photoBroken'
    }
  })
}
