/**
 * Answers each job that comes over the channel of this process with the bytes that are made of it, or with why not; the
 * other end is `aside.ts`.
 */
export function making(make) {
  // It ends with whoever started it, and not before: a signal to all of a terminal is for the server.
  process.on('disconnect', () => process.exit())
  process.on('SIGINT', () => {})
  process.on('message', async ({ id, ...job }) => {
    try {
      process.send({ id, bytes: await make(job) })
    } catch (error) {
      process.send({ id, fault: String(error) })
    }
  })
}
