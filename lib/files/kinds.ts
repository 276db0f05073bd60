import { fileTypeFromBuffer } from 'file-type'

/** The types that are taken, with the endings that a name of each may have; the first is put where none fits. */
export const kinds: Record<string, readonly [string, ...string[]]> = {
  'application/pdf': ['pdf'],
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/webp': ['webp'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.presentation': ['odp'],
  'text/plain': ['txt', 'csv', 'md'],
  'video/mp4': ['mp4'],
  'audio/mpeg': ['mp3'],
}

// A page or drawing in text's clothing, or a script with its interpreter.
const MARKUP = /^(?:\s*<[!?a-z]|#!)|<(?:!doctype|html|head|body|script|svg|iframe|\?xml)\b/i
const CONTROLS = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/

function isPlainText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return !CONTROLS.test(text) && !MARKUP.test(text)
  } catch {
    return false
  }
}

/** The type of a file by its content alone, or null when it is none of those that are taken. */
export async function kindOf(bytes: Uint8Array): Promise<string | null> {
  // A library that unpacks a zip's table of contents only up to a limit; what it cannot read is refused.
  const found = await fileTypeFromBuffer(bytes).catch(() => ({ mime: 'broken' }))
  if (found) return Object.hasOwn(kinds, found.mime) ? found.mime : null
  return isPlainText(bytes) ? 'text/plain' : null
}

/** Where the bytes of files lie: a folder, or a bucket. */
export type Store = {
  writeIncoming: (bytes: Uint8Array) => Promise<{
    keep: (id: string) => Promise<void>
    drop: () => Promise<void>
  }>
  removeBytes: (id: string) => Promise<void>
  /** Removes what lies below `incoming/` since before this moment. */
  sweepIncoming: (before: Date) => Promise<void>
  readBytes: (id: string) => Promise<ReadableStream<Uint8Array> | null>
}
