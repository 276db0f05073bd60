import { randomBytes } from 'node:crypto'

let last = 0
let count = 0

/** The moment and the number of a key in it: of those of one millisecond and process each is behind the one before. */
function next(at: number): [at: number, count: number] {
  if (at === last) count += 1
  else count = 0
  last = at
  // More than 4,096 at once reach into the milliseconds that follow.
  return [at + (count >> 12), count & 0xfff]
}

/** A key as Prisma makes them (UUID version 7: the moment, a number, then chance), for rows that plain SQL writes. */
export function newKey(now: Date): string {
  const bytes = randomBytes(16)
  const [at, number] = next(now.getTime())
  bytes.writeUIntBE(at, 0, 6)
  bytes.writeUInt16BE(0x7000 | number, 6)
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
