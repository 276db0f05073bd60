import 'server-only'
import { createHash } from 'node:crypto'
import pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '../core/env'
import { AppError } from '../core/errors'

const kept = globalThis as unknown as { sanggarLimits?: ReturnType<typeof open> }

function open() {
  const storeClient = new pg.Pool({ connectionString: env().DATABASE_URL, max: 2 })
  const store = { storeClient, tableName: 'rate_limit', tableCreated: true, clearExpiredByTimeout: false }
  const limit = (keyPrefix: string, points: number, minutes: number) =>
    new RateLimiterPostgres({ ...store, keyPrefix, points, duration: minutes * 60 })
  // Many people share one address at a mobile carrier or a school: strict by account, loose by address.
  return {
    account: limit('account', 8, 15),
    address: limit('address', 300, 15),
    guess: limit('guess', 120, 15),
  }
}

function limits() {
  kept.sanggarLimits ??= open()
  return kept.sanggarLimits
}

function key(text: string) {
  return createHash('sha256').update(text).digest('base64url')
}

async function take(limiter: RateLimiterPostgres, text: string) {
  try {
    await limiter.consume(key(text))
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error
    throw tooMany(error)
  }
}

function tooMany({ msBeforeNext }: RateLimiterRes) {
  return new AppError('limited', { key: 'limited', values: { minutes: Math.ceil(msBeforeNext / 60_000) } })
}

/** Counts one try to sign in. Throws `limited` when there were too many for the account or the address. */
export async function countAttempt(email: string, address: string): Promise<void> {
  await take(limits().account, email)
  if (address) await take(limits().address, address)
}

/** A right password clears the account's count. */
export async function forgetAttempts(email: string): Promise<void> {
  await limits().account.delete(key(email))
}

/**
 * Wrong codes typed from one address. `check` throws `limited` once there were too many, `miss` counts one.
 * Loose, since a school shares an address: what keeps a code secret is its length.
 */
export function guessing(address: string) {
  const own = key(address)
  return {
    check: async () => {
      const found = await limits().guess.get(own)
      if (found && found.remainingPoints <= 0) throw tooMany(found)
    },
    miss: () => take(limits().guess, address),
  }
}
