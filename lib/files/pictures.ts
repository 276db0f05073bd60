import 'server-only'
import sharp, { type Metadata } from 'sharp'

const LONGEST = 1600
const THUMB = 320
/** Enough to print on a sheet of A4. */
const SHARP = 4096
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

const limits = { limitInputPixels: MEGAPIXELS * 1_000_000, failOn: 'error', sequentialRead: true } as const

/** The pixels of a picture, upright and in sRGB: unpacked once, however often it is written afterwards. */
async function pixelsOf(bytes: Uint8Array): Promise<Pixels> {
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

/** Unpacks a picture beside the main thread once its turn has come; answers what is wrong with it otherwise. */
function made<T>(bytes: Uint8Array, make: (head: Metadata) => Promise<T>): Promise<T | PictureFault> {
  return inTurn(async () => {
    try {
      const head = await sharp(bytes, { limitInputPixels: false }).metadata()
      if (head.width * head.height > MEGAPIXELS * 1_000_000) return 'photoPixels'
      return await make(head)
    } catch {
      return 'photoBroken'
    }
  })
}

/**
 * A photo as it is kept: upright, longest side 1600 pixels, at most 400 KB, and a thumbnail of at most 20 KB.
 * Metadata stays out by itself: only pixels are written.
 */
export function shrunk(bytes: Uint8Array): Promise<Picture | PictureFault> {
  return made(bytes, async () => {
    const pixels = await pixelsOf(bytes)
    const picture = await asJpeg(pixels, LONGEST, KILOBYTES.picture)
    const thumb = await asJpeg(pixels, THUMB, KILOBYTES.thumb)
    const { info } = picture
    return { bytes: picture.data, thumb: thumb.data, width: info.width, height: info.height }
  })
}

export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp']

/**
 * A picture of one of these types as it may be passed on: of the same type and upright, its longest side at most
 * 4096 pixels and below `largest` bytes, with nothing in it but the picture: no place, camera, owner or time.
 * It hardly grows by that: a photo of little quality is written with little.
 */
export function bare(bytes: Uint8Array, type: string, largest: number): Promise<Uint8Array | PictureFault> {
  return made(bytes, async ({ isPalette: palette = false, space }) => {
    // Shades of grey would weigh three times as much in colour.
    const colours = space === 'b-w' ? 'b-w' : 'srgb'
    const written = (edge: number, quality: number) => {
      const upright = sharp(bytes, limits).rotate().resize(within(edge)).toColourspace(colours)
      if (type === 'image/png') return upright.png({ compressionLevel: 9, palette }).toBuffer()
      if (type === 'image/webp') return upright.webp({ quality }).toBuffer()
      return upright.jpeg({ quality, progressive: true }).toBuffer()
    }
    const fine = await written(SHARP, 88)
    if (fine.length <= (type === 'image/png' ? largest : Math.min(bytes.length, largest))) return fine
    for (let edge = SHARP; ; edge = Math.round(edge * 0.75)) {
      const found = await written(edge, 75)
      if (found.length <= largest || edge < 64) return found
    }
  })
}
