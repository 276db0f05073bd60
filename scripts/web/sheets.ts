import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

type Manifest = { entryCSSFiles: Record<string, { path: string }[]> }

const ENDS = '_client-reference-manifest.js'

/** The styles of each page, from the outside, as Next wrote them down when it built: addresses by the page's entry. */
export function sheetsIn(folder: string): Record<string, string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith(`page${ENDS}`),
  )
  return Object.fromEntries(
    files.map((file) => {
      const text = readFileSync(join(folder, file), 'utf8')
      const manifest = JSON.parse(text.slice(text.indexOf(' = {"') + 3).replace(/;\s*$/, '')) as Manifest
      const entry = `/${file.slice(0, -ENDS.length)}`
      const all = Object.values(manifest.entryCSSFiles).flat()
      return [entry, [...new Set(all.map(({ path }) => `/_next/${path}`))]]
    }),
  )
}
