import 'server-only'
import { join, resolve } from 'node:path'
import { madeAside } from './aside'

/** What a template prints: plain data, and pictures under the names by which the data calls them. */
export type Typed = { data: unknown; pictures?: Record<string, Uint8Array>; at: Date }

const faces = [
  'plus-jakarta-sans/400Regular/PlusJakartaSans_400Regular.ttf',
  'plus-jakarta-sans/700Bold/PlusJakartaSans_700Bold.ttf',
  'young-serif/400Regular/YoungSerif_400Regular.ttf',
  'amiri/400Regular/Amiri_400Regular.ttf',
  'amiri/700Bold/Amiri_700Bold.ttf',
  'noto-sans-javanese/400Regular/NotoSansJavanese_400Regular.ttf',
  'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
]

function setting() {
  const fonts = faces.map((face) => join(process.cwd(), 'node_modules/@expo-google-fonts', face))
  return { faces: fonts }
}

// Marks without a form of their own: PDF/UA forbids some, and none of them is to be read.
const UNPRINTABLE =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]/g

/** Text that can be set: without marks that nobody sees. */
function settable(text: string): string {
  return text.toWellFormed().normalize('NFC').replace(UNPRINTABLE, '')
}

/**
 * Sets the template `main.typ` of a folder as a tagged A4 PDF; the same data gives the same bytes.
 * A text is always data and never markup. Signs that no font here has (Chinese, say) are drawn as empty boxes, and then
 * the PDF is still tagged but does not call itself PDF/UA. A page takes some 15 ms, in a process of its own.
 */
export function typeset(folder: string, { data, pictures = {}, at }: Typed): Promise<Uint8Array> {
  const text = JSON.stringify(data, (_, value) => (typeof value === 'string' ? settable(value) : value))
  const creationTimestamp = Math.floor(at.getTime() / 1000)
  const press = join(process.cwd(), 'lib/export/press.mjs')
  return madeAside(press, { folder: resolve(folder), text, pictures, creationTimestamp }, setting)
}
