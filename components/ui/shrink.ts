const LONGEST = 1600
const KILOBYTES = 300

/** A photo made smaller in the browser; the file itself where the browser cannot read it or it is small already. */
export async function smaller(file: File): Promise<File> {
  const picture = await read(file)
  if (!picture) return file
  try {
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height))
    if (scale === 1 && file.size <= KILOBYTES * 1024) return file
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(picture.width * scale))
    canvas.height = Math.max(1, Math.round(picture.height * scale))
    const pen = canvas.getContext('2d')
    if (!pen) return file
    // What was see-through becomes white: JPEG knows no other.
    pen.fillStyle = '#fff'
    pen.fillRect(0, 0, canvas.width, canvas.height)
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
    const made = await encoded(canvas)
    if (!made || made.size >= file.size) return file
    return new File([made], `${file.name.replace(/\.[^.]*$/, '')}.jpg`, { type: 'image/jpeg' })
  } finally {
    picture.close()
  }
}

/** The picture upright, as its metadata say; null for what is none. */
function read(file: File): Promise<ImageBitmap | null> {
  return createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null)
}

async function encoded(canvas: HTMLCanvasElement): Promise<Blob | null> {
  let made: Blob | null = null
  for (const quality of [0.85, 0.75, 0.65, 0.55, 0.45]) {
    made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (!made || made.size <= KILOBYTES * 1024) return made
  }
  return made
}
