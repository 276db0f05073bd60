import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/** So many milliseconds lie between two looks at which connections have become idle. */
const LOOK = 50

/**
 * Answers what ends a server as soon as all that it was asked is answered. Node alone would wait for connections that
 * browsers opened ahead and asked nothing on, and for those answered meanwhile as long as it keeps idle ones.
 */
export function endingOf(server: Server): () => Promise<void> {
  const open = new Set<Socket>()
  server.on('connection', (socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  const letGo = () => {
    server.closeIdleConnections()
    for (const socket of open) if (!socket.bytesRead) socket.destroy()
  }
  return () =>
    new Promise((done) => {
      const looking = setInterval(letGo, LOOK)
      server.close(() => {
        clearInterval(looking)
        done()
      })
      letGo()
    })
}
