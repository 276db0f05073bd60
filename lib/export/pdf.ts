import 'server-only'
import { join, resolve } from 'node:path'
import { Worker } from 'node:worker_threads'

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

type Answer = { id: number; bytes?: Uint8Array; fault?: string }
type Waiting = { done: (bytes: Uint8Array) => void; fail: (error: Error) => void }
type Press = { worker: Worker; waiting: Map<number, Waiting>; last: number }
const kept = globalThis as unknown as { sanggarPress?: Press | undefined }

function start(): Press {
  const root = process.cwd()
  const fonts = faces.map((face) => join(root, 'node_modules/@expo-google-fonts', face))
  const worker = new Worker(join(root, 'lib/export/press.mjs'), { workerData: { faces: fonts } })
  const press: Press = { worker, waiting: new Map(), last: 0 }
  worker.on('message', ({ id, bytes, fault }: Answer) => {
    const one = press.waiting.get(id)
    press.waiting.delete(id)
    // An idle press does not keep the process alive; one at work does.
    if (!press.waiting.size) worker.unref()
    if (bytes) one?.done(bytes)
    else one?.fail(new Error(`The template cannot be set: ${fault}`))
  })
  const over = (error: Error) => {
    if (kept.sanggarPress === press) kept.sanggarPress = undefined
    for (const one of press.waiting.values()) one.fail(error)
    press.waiting.clear()
  }
  worker.on('error', over)
  worker.on('exit', () => over(new Error('The press has stopped')))
  worker.unref()
  return press
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
 * the PDF is still tagged but does not call itself PDF/UA. A page takes some 15 ms, in a thread of its own.
 */
export function typeset(folder: string, { data, pictures = {}, at }: Typed): Promise<Uint8Array> {
  kept.sanggarPress ??= start()
  const press = kept.sanggarPress
  press.last += 1
  const id = press.last
  const text = JSON.stringify(data, (_, value) => (typeof value === 'string' ? settable(value) : value))
  const creationTimestamp = Math.floor(at.getTime() / 1000)
  return new Promise((done, fail) => {
    press.waiting.set(id, { done, fail })
    press.worker.ref()
    press.worker.postMessage({ id, folder: resolve(folder), text, pictures, creationTimestamp })
  })
}
