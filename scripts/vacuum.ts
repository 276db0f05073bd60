import pg from 'pg'
import { directUrl } from '../lib/core/db'

/** Cleans tables up and counts them anew. It runs in no transaction, so it cannot be asked in somebody's name. */
export async function vacuum(...tables: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: directUrl() })
  await client.connect()
  try {
    for (const table of tables) await client.query(`vacuum analyze ${table}`)
  } finally {
    await client.end()
  }
}
