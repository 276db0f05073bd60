/** Where pages are made as one text (`app/whole`). */
export const PLACE = '/whole'
/** A head of an answer: the page is whole. */
export const WHOLE = 'x-whole'
/** A head of an answer: Next has to make this page. */
export const AGAIN = 'x-again'
/** A head of a question: Next makes this page. */
export const PLAIN = 'x-plain'
