type Sent = Record<string, string | string[]>

/** A part of an address as a form named it; nonsense leads to a page that is not there, and nowhere else. */
const part = (sent: Sent, name: string) => String(sent[name]).match(/^[\w-]{1,100}$/)?.[0] ?? '-'

/** The list of a group's problems. */
export function listOf(sent: Sent): string {
  return `/groups/${part(sent, 'group')}/problems`
}

/** Back to the problem that a form was about. */
export function back(_: unknown, sent: Sent): string {
  return `${listOf(sent)}/${part(sent, 'problemId')}`
}

/** To the problem that a form made or changed. */
export function toMade({ id }: { id: string }, sent: Sent): string {
  return `${listOf(sent)}/${id}`
}

/** Back to what waits for the officers. */
export function toWaiting(_: unknown, sent: Sent): string {
  return `${listOf(sent)}/waiting`
}
