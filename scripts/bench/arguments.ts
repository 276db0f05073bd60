import { Stop } from '../stop'

/** The number behind `--name` on the command line. Throws Stop for what is no whole number from 1 to a hundred million. */
export function numberNamed(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`)
  if (at < 0) return otherwise
  const number = Number(process.argv[at + 1])
  if (Number.isInteger(number) && number >= 1 && number <= 100_000_000) return number
  throw new Stop(`--${name} takes a whole number from 1 to 100000000.`)
}

/** The path behind `--name` on the command line; empty without one. Throws Stop where nothing follows. */
export function fileNamed(name: string): string {
  const at = process.argv.indexOf(`--${name}`)
  if (at < 0) return ''
  const path = process.argv[at + 1]
  if (path && !path.startsWith('--')) return path
  throw new Stop(`--${name} takes the path of a file.`)
}
