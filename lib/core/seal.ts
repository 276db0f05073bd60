import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto'

const digest = (text: string, secret: string) => createHmac('sha256', secret).update(text).digest()

/** A mark over a text that only this server can make: 43 letters. The text begins with what it is for. */
export function sealOf(text: string, secret: string): string {
  return digest(text, secret).toString('base64url')
}

/** True when a mark was made over this text; tells nothing by the time that it takes. */
export function isSealOf(text: string, mark: string, secret: string): boolean {
  const [right, given] = [digest(text, secret), Buffer.from(mark, 'base64url')]
  return right.length === given.length && timingSafeEqual(right, given)
}

const lockOf = (about: string, secret: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', `sanggar ${about}`, 32))

/** A text that only this server can read again, and only as what it is `about`. */
export function conceal(text: string, about: string, secret: string): string {
  const chance = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', lockOf(about, secret), chance)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([chance, cipher.getAuthTag(), body]).toString('base64url')
}

/** The text that `conceal` hid; null when it was changed, is about something else, or the server's secret is another. */
export function reveal(hidden: string, about: string, secret: string): string | null {
  const all = Buffer.from(hidden, 'base64url')
  if (all.length < 28) return null
  const cipher = createDecipheriv('aes-256-gcm', lockOf(about, secret), all.subarray(0, 12))
  cipher.setAuthTag(all.subarray(12, 28))
  try {
    return Buffer.concat([cipher.update(all.subarray(28)), cipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
