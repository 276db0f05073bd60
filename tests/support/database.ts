import { login } from '@/lib/core/db'

/** The database without the second wall, to put things there and to look whether they are. */
export const db = login
