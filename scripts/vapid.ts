import { createECDH, randomBytes } from 'node:crypto'

/** The pair of keys by which push services know a server, from the private one: 32 bytes, base64url. */
export function pushKeys(secret: string) {
  const pair = createECDH('prime256v1')
  pair.setPrivateKey(Buffer.from(secret, 'base64url'))
  return { VAPID_PUBLIC_KEY: pair.getPublicKey('base64url'), VAPID_PRIVATE_KEY: secret }
}

// `node --import tsx scripts/vapid.ts` prints a new pair as settings.
if (process.argv[1]?.endsWith('vapid.ts'))
  for (const [name, value] of Object.entries(pushKeys(randomBytes(32).toString('base64url'))))
    console.log(`${name}=${value}`)
