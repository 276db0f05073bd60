import { createServer } from 'node:http'
import Provider from 'oidc-provider'

type Account = { email: string; email_verified: boolean }

/** The npm package `oidc-provider` as a real service: whoever names themself there is believed. */
export async function startOidc(port: number, callback: string, accounts: Record<string, Account>) {
  const issuer = `http://localhost:${port}`
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'sanggar', client_secret: 'rahasia-klien', redirect_uris: [callback] }],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    // In the token or only when asked once more: as the package does it, only when asked.
    findAccount: (_context, sub) => ({ accountId: sub, claims: () => ({ sub, ...accounts[sub] }) }),
    features: { devInteractions: { enabled: true } },
    cookies: { keys: ['only-for-tests'] },
    pkce: { required: () => true },
  })
  const server = createServer(provider.callback())
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
  return { issuer, stop }
}
