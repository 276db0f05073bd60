import { AsyncLocalStorage } from 'node:async_hooks'

/** Where pages are made as one text (`app/whole`). */
export const PLACE = '/whole'
/** A head of an answer: the page is whole. */
export const WHOLE = 'x-whole'
/** A head of an answer: Next has to make this page. */
export const AGAIN = 'x-again'
/** A head of a question: Next makes this page. */
export const PLAIN = 'x-plain'

type Asked = { page?: string }

const NAME = Symbol.for('sanggar.asked')
const everywhere = globalThis as { [NAME]?: AsyncLocalStorage<Asked> }
everywhere[NAME] ??= new AsyncLocalStorage()

/**
 * What belongs to a request, for the web server and for the route that makes its page: they are built apart and share the
 * process. The page passes here as text, where an answer would make bytes of it and text again.
 */
export const asked = everywhere[NAME]
