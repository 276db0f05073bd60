import { readFileSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { dirname, join, relative } from 'node:path'

const PLACE = /(\/[^()\n]*\.js):(\d+):(\d+)/g

function inSource(place: string, file: string, line: number, column: number): string {
  try {
    const map = new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')))
    const found = map.findOrigin(line, column)
    if (!('fileName' in found)) return place
    const source = relative(process.cwd(), join(dirname(file), decodeURIComponent(found.fileName)))
    return `${source}:${found.lineNumber}:${found.columnNumber}`
  } catch {
    // No map, or none that can be read: the place in what was built says more than nothing.
    return place
  }
}

/**
 * The stack of an error with the places in the sources instead of those in what was built of them. Maps are read when
 * something failed and not before: kept, those of all modules would weigh a hundred megabytes.
 */
export function inSources(stack: string | undefined): string | undefined {
  return stack?.replace(PLACE, (place, file, line, column) =>
    inSource(place, file, Number(line), Number(column)),
  )
}
