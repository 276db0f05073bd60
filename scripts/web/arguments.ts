/** The web server as `build()` leaves it. */
export const SERVER = '.next/sanggar-web.mjs'

/** The arguments of Node for the web server. Rendering leaves much short-lived rubbish: a larger nursery throws it away with less work. */
export function webArguments(port: number, verb: 'start' | 'dev' = 'start'): string[] {
  const nursery = ['--min-semi-space-size=32', '--max-semi-space-size=64']
  if (verb === 'dev') return [...nursery, 'node_modules/next/dist/bin/next', 'dev', '-p', String(port)]
  return [...nursery, SERVER, String(port)]
}
