/** Next calls this once when a server starts. The worker lives in the web process unless SANGGAR_WORKER is `off`. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { endWithStarter } = await import('./lib/core/process')
  endWithStarter()
  if (process.env.SANGGAR_WORKER === 'off') return
  const [{ hostWorker }, { jobs }] = await Promise.all([import('./lib/jobs/host'), import('./jobs')])
  hostWorker(jobs)
}
