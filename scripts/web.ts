/** The arguments of Node for the web server. Rendering leaves much short-lived rubbish: a larger nursery throws it away with less work. */
export function webArguments(port: number, verb: 'start' | 'dev' = 'start'): string[] {
  return [
    '--min-semi-space-size=32',
    '--max-semi-space-size=64',
    'node_modules/next/dist/bin/next',
    verb,
    '-p',
    String(port),
  ]
}
