/** The version of the messages between the outbox of a phone and this server; both speak it. */
export const VERSION = 1
