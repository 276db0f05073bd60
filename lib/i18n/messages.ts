import en from './messages/en.json'
import id from './messages/id.json'

/** All words by language; the Indonesian file is the master. */
export const messages = { id, en } satisfies Record<string, typeof id>
export type Messages = typeof id
