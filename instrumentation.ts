/** Next calls this once when a server starts. The worker lives in the web process unless SANGGAR_WORKER is `off`. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  // The start script holds the other end of this channel.
  if (process.channel) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  if (process.env.NEXT_PHASE === 'phase-production-build' || process.env.SANGGAR_WORKER === 'off') return
  const [{ hostWorker }, { jobs }] = await Promise.all([import('./lib/jobs/host'), import('./jobs')])
  hostWorker(jobs)
}
