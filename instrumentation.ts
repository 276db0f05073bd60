import type { Instrumentation } from 'next'

/** Next calls this once when a server starts. The worker lives in the web process unless SANGGAR_WORKER is `off`. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { endWithReader, endWithStarter } = await import('./lib/core/process')
  endWithStarter()
  endWithReader()
  const { keepBeating } = await import('./lib/core/replica')
  keepBeating()
  if (process.env.SANGGAR_WORKER === 'off') return
  const [{ hostWorker }, { jobs }] = await Promise.all([import('./lib/jobs/host'), import('./jobs')])
  hostWorker(jobs)
}

/** Next calls this for each page, action or route that failed; `digest` is the code that the person was shown. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const [{ log }, { inSources }] = await Promise.all([import('./lib/core/log'), import('./lib/core/stack')])
  const { name, stack, digest } = error as Error & { digest?: string }
  const path = request.path.split('?')[0]
  log.error(
    {
      code: digest,
      method: request.method,
      path,
      route: context.routePath,
      err: { name, stack: inSources(stack) },
    },
    'failed',
  )
}
