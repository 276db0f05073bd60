import { readFileSync } from 'node:fs'

/** Where the build writes down which styles each page has. */
export const SHEETS = '.next/sanggar-sheets.json'

let known: Record<string, string[]> | undefined

/** The addresses of a page's styles, as the build wrote them down. */
export function sheetsOf(entry: string): string[] {
  known ??= JSON.parse(readFileSync(SHEETS, 'utf8')) as Record<string, string[]>
  return known[entry] ?? []
}
