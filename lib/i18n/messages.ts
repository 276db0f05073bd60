import { messages } from './generated'

/** All words by language, one file of `messages/` each; the Indonesian one is the master. */
export { messages }
export type Messages = typeof messages.id
