import 'server-only'
import { createHash } from 'node:crypto'
import pg from 'pg'
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible'
import { env } from '../core/env'
import { AppError } from '../core/errors'
import { log } from '../core/log'
import { behindPooler } from '../core/statements'

const kept = globalThis as unknown as { sanggarLimits?: Limits }

/** The counts of tries: each process opens its own view of the same rows. */
export type Limits = ReturnType<typeof openLimits>

/** The limiter names its statements, which a pooler cannot keep apart: there they go without. */
class NamelessPool extends pg.Pool {
  override query(statement: unknown, ...rest: unknown[]) {
    const { name: _, ...plain } = statement as { name?: string }
    return super.query(plain as never, ...(rest as never[])) as never
  }
}

export function openLimits() {
  const Pool = behindPooler() ? NamelessPool : pg.Pool
  const storeClient = new Pool({ connectionString: env().DATABASE_URL, max: 2 })
  // Without a listener a lost connection would end the process; the pool itself connects again.
  storeClient.on('error', (error) => log.warn({ limits: true }, error.message))
  const store = {
    storeClient,
    storeType: 'pool',
    tableName: 'rate_limit',
    tableCreated: true,
    clearExpiredByTimeout: false,
  }
  const limit = (keyPrefix: string, points: number, minutes: number) =>
    new RateLimiterPostgres({ ...store, keyPrefix, points, duration: minutes * 60 })
  // Many people share one address at a mobile carrier or a school: strict by account, loose by address.
  return {
    account: limit('account', 8, 15),
    address: limit('address', 300, 15),
    code: limit('code', 10, 15),
    guess: limit('guess', 120, 15),
    // Six digits, three of which are right at any moment: what a day allows keeps them secret.
    factor: limit('factor', 5, 15),
    factorDay: limit('factor-day', 30, 1440),
    ask: limit('ask', 3, 60),
    asks: limit('asks', 60, 60),
    call: limit('call', 600, 10),
  }
}

function limits() {
  kept.sanggarLimits ??= openLimits()
  return kept.sanggarLimits
}

function key(text: string) {
  return createHash('sha256').update(text).digest('base64url')
}

async function take(limiter: RateLimiterPostgres, text: string) {
  try {
    await limiter.consume(key(text))
  } catch (error) {
    // By its shape: pages and routes are bundled apart, each with a class of its own, and share one limiter.
    if ((error as Partial<RateLimiterRes>).msBeforeNext === undefined) throw error
    throw tooMany(error as RateLimiterRes)
  }
}

function tooMany({ msBeforeNext }: RateLimiterRes) {
  return new AppError('limited', { key: 'limited', values: { minutes: Math.ceil(msBeforeNext / 60_000) } })
}

/** Counts one try to sign in. Throws `limited` when there were too many for the account or the address. */
export async function countAttempt(email: string, address: string, { account, address: by } = limits()) {
  // The address first: one that is stopped cannot use up the tries of an account.
  if (address) await take(by, address)
  await take(account, email)
}

/** Counts one wish for a letter to an address or of a person, known or not. Throws `limited` when there were too many. */
export async function countAsk(about: string, address: string): Promise<void> {
  const { ask, asks } = limits()
  if (address) await take(asks, address)
  await take(ask, about)
}

/** Counts one request to the JSON API, by the person whatever the token. Throws `limited` when there were too many. */
export async function countCall(personId: string): Promise<void> {
  await take(limits().call, personId)
}

/** A right password clears the account's count. */
export async function forgetAttempts(email: string, { account } = limits()): Promise<void> {
  await account.delete(key(email))
}

/** Counts one try at a second factor. Throws `limited` when there were too many in a quarter of an hour or a day. */
export async function countFactor(personId: string, { factor, factorDay } = limits()): Promise<void> {
  await take(factor, personId)
  await take(factorDay, personId)
}

/** A right code clears both counts. */
export async function forgetFactor(personId: string, { factor, factorDay } = limits()): Promise<void> {
  await factor.delete(key(personId))
  await factorDay.delete(key(personId))
}

/** Counts one try to enter a code that is shown somewhere. By account alone: a room shares one address. */
export async function countGuess(personId: string): Promise<void> {
  await take(limits().code, personId)
}

/** A right code clears the account's count. */
export async function forgetGuesses(personId: string): Promise<void> {
  await limits().code.delete(key(personId))
}

/**
 * Wrong codes typed from one address. `check` throws `limited` once there were too many, `miss` counts one.
 * Loose, since a school shares an address, and none where no proxy tells it: what keeps a code secret is its length.
 */
export function guessing(address: string) {
  if (!address) return { check: async () => {}, miss: async () => {} }
  const own = key(address)
  return {
    check: async () => {
      const found = await limits().guess.get(own)
      if (found && found.remainingPoints <= 0) throw tooMany(found)
    },
    miss: () => take(limits().guess, address),
  }
}
