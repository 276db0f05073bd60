/** The web server as `build()` leaves it. */
export const SERVER = '.next/sanggar-web.mjs'

/** What all pages have in common, for browsers that keep it. */
export const WORDS = 'scripts/web/dictionary.txt'

/**
 * The arguments of Node for the web server. Rendering leaves much short-lived rubbish: a larger nursery throws it away
 * with less work. What outlives it is collected once it has grown by two fifths, where Node waits for two or three times
 * as much: 100 MB less, and no page the slower for it (docs/performance.md).
 */
export function webArguments(port: number, verb: 'start' | 'dev' = 'start'): string[] {
  const nursery = ['--min-semi-space-size=16', '--max-semi-space-size=16', '--heap-growing-percent=40']
  // While developing Next hands its flags on to another process, where these are refused.
  if (verb === 'dev') return ['node_modules/next/dist/bin/next', 'dev', '-p', String(port)]
  return [...nursery, SERVER, String(port)]
}

/** What the web server's environment needs besides its settings: with an arena of memory for each thread much of it lies idle. */
export const webEnvironment = { MALLOC_ARENA_MAX: '2' }
