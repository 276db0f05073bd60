import 'server-only'
import { PrismaPg } from '@prisma/adapter-pg'
import { env } from './env'
import { type Prisma, PrismaClient } from './generated/client'

/** A transaction, or the plain client where one statement is enough. */
export type Database = Prisma.TransactionClient

function connect() {
  return new PrismaClient({ adapter: new PrismaPg({ connectionString: env().DATABASE_URL, max: 10 }) })
}

const kept = globalThis as unknown as { sanggarDatabase?: PrismaClient }

/** The one client of this process; kept over reloads in development. */
export function db(): PrismaClient {
  kept.sanggarDatabase ??= connect()
  return kept.sanggarDatabase
}
