import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

type Change = { origin?: string; site?: string; challenge?: string; verified?: boolean; counter?: number }

const hash = (data: string | Buffer) => createHash('sha256').update(data).digest()
const b64 = (data: Buffer | string) => Buffer.from(data).toString('base64url')
const number = (value: number, bytes: number) => {
  const out = Buffer.alloc(bytes)
  out.writeUIntBE(value, 0, bytes)
  return out
}
const text = (value: string) => Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)])

/** A device that keeps one key (ES256), as a browser would show it to a page, and that lies where a test says so. */
export function makeDevice(origin: string, site: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const id = randomBytes(32)
  const said = (type: string, challenge: string, change: Change) =>
    Buffer.from(
      JSON.stringify({ type, challenge: change.challenge ?? challenge, origin: change.origin ?? origin }),
    )
  const head = (flags: number, change: Change) => {
    const seen = change.verified === false ? flags & ~0x04 : flags
    return Buffer.concat([hash(change.site ?? site), Buffer.from([seen]), number(change.counter ?? 0, 4)])
  }
  const whole = (response: object) =>
    JSON.stringify({ id: b64(id), rawId: b64(id), type: 'public-key', response })

  /** The answer to being asked for a new key. */
  function make(challenge: string, change: Change = {}): string {
    // A COSE key: kty 2, alg -7, crv 1, x, y.
    const key = Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ])
    const data = Buffer.concat([head(0x45, change), Buffer.alloc(16), number(id.length, 2), id, key])
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      text('fmt'),
      text('none'),
      text('attStmt'),
      Buffer.from([0xa0]),
      text('authData'),
      Buffer.from([0x58, data.length]),
      data,
    ])
    const clientDataJSON = b64(said('webauthn.create', challenge, change))
    return whole({ clientDataJSON, attestationObject: b64(attestation) })
  }

  /** The answer to being asked to show the key. */
  function show(challenge: string, change: Change = {}): string {
    const client = said('webauthn.get', challenge, change)
    const data = head(0x05, change)
    const signature = sign('sha256', Buffer.concat([data, hash(client)]), privateKey)
    return whole({
      clientDataJSON: b64(client),
      authenticatorData: b64(data),
      signature: b64(signature),
    })
  }
  return { make, show }
}
