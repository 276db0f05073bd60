import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

/** What the next answer says in place of what would be right. */
type Answer = JWTPayload & { nonce?: string; info?: object; key?: 'foreign' }

/** A service that speaks OpenID Connect and says whatever a test wants it to say, rightly signed or not. */
export async function startProvider() {
  const [own, foreign] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')])
  const jwk = { ...(await exportJWK(own.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  let answer: Answer = {}
  const asked: Record<string, string>[] = []
  const server = createServer(async (request, response) => {
    const say = (body: object) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    if (request.url?.includes('openid-configuration'))
      return say({
        issuer: base,
        authorization_endpoint: `${base}/auth`,
        token_endpoint: `${base}/token`,
        userinfo_endpoint: `${base}/me`,
        jwks_uri: `${base}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
      })
    if (request.url === '/keys') return say({ keys: [jwk] })
    const { info, key, ...said } = answer
    if (request.url === '/me') return say(info ?? {})
    let sent = ''
    for await (const part of request) sent += part
    asked.push(Object.fromEntries(new URLSearchParams(sent)))
    const token = new SignJWT({ iss: base, aud: 'sanggar', ...said })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuedAt()
      .setExpirationTime(said.exp ?? '5m')
    const id = await token.sign(key ? foreign.privateKey : own.privateKey)
    say({ access_token: 'x', token_type: 'Bearer', expires_in: 300, id_token: id })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    base,
    /** What was sent to have a code changed for tokens. */
    asked,
    says: (next: Answer) => {
      answer = next
    },
    stop: () => new Promise((done) => server.close(done)),
  }
}
