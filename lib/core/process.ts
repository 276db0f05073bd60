/** Ends this process when the start script that holds the other end of its channel is gone. */
export function endWithStarter(): void {
  if (process.channel) process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
}
