import { AsyncLocalStorage } from 'node:async_hooks'
import type { IncomingHttpHeaders } from 'node:http'

/** The route by which Next reads what makes whole pages; nobody's address. */
export const PLACE = '/whole'
/** A head of an answer: it was made without Next. */
export const WHOLE = 'x-whole'
/** A head of a question: Next makes this page. */
export const PLAIN = 'x-plain'

/**
 * `head` of what is made without Next; of all else Next knows it. `kept` is what a browser is to keep, where a form was
 * sent.
 */
export type Asked = { head?: IncomingHttpHeaders; kept?: string[] }
/** A page up to the end of its head, and the pieces of all that follows. */
export type Document = { head: string; rest: string[] }
/** A page, or where it leads; null for what only Next can make. */
export type Made = { status: number; page: Document } | { status: number; to: string } | null
type Maker = (path: string, query: string) => Promise<Made>
/** Done, and told in the name of the request; its page is Next's to make. */
export type Left = { left: true }
type Sender = (path: string, query: string, data: FormData) => Promise<Made | Left>
type Answerer = (path: string, request: Request) => Promise<Response | null>

const NAME = Symbol.for('sanggar.whole')
const everywhere = globalThis as {
  [NAME]?: { asked: AsyncLocalStorage<Asked>; make?: Maker; send?: Sender; answer?: Answerer }
}
everywhere[NAME] ??= { asked: new AsyncLocalStorage() }

/**
 * What the web server and the pages share: they are built apart and live in one process. Pages ask `asked` what belongs to
 * their request; the server has them made by `make`, forms sent by `send` and what is saved answered by `answer`, which
 * are there once Next has read the route.
 */
export const whole = everywhere[NAME]
export const { asked } = whole
