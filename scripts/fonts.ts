import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import subset from 'subset-font'

// Cuts the two typefaces down to what Indonesian and English pages use; run it after either package changes.
const { resolve } = createRequire(import.meta.url)
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, step) => String.fromCodePoint(from + step)).join('')
const letters = `${range(0x20, 0x7e)}${range(0xa0, 0xff)}–—‘’‚“”„†•…‹›€™−×·→←▲`
// Kerning, marks and ligatures, and figures of one width for tables.
const keepFeatures = ['kern', 'liga', 'mark', 'mkmk', 'locl', 'ccmp', 'rlig', 'calt', 'tnum']

async function cut(file: string, name: string, variationAxes?: Record<string, { min: number; max: number }>) {
  const options = { targetFormat: 'woff2' as const, keepFeatures, noHinting: true }
  const made = await subset(readFileSync(resolve(file)), letters, {
    ...options,
    ...(variationAxes && { variationAxes }),
  })
  writeFileSync(`app/fonts/${name}.woff2`, made)
  console.log(`${name}: ${made.length} bytes`)
}

await cut('@fontsource/young-serif/files/young-serif-latin-400-normal.woff2', 'young-serif')
const sans = '@fontsource-variable/plus-jakarta-sans/files/plus-jakarta-sans-latin-wght-normal.woff2'
// app/globals.css sets weights from 400 to 800.
await cut(sans, 'plus-jakarta-sans', { wght: { min: 400, max: 800 } })
