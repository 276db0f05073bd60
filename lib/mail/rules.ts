export type Outcome = {
  state: 'sent' | 'later' | 'never' | 'unsure'
  error: string
  /** The other side asked for a pause that is longer than ours. */
  notBefore?: Date
}

type Refusal = { message?: string; code?: string; responseCode?: number; command?: string }

const LONGEST = 200

/** What a server said, without the addresses in it. */
export function withoutAddresses(text: string): string {
  return text
    .replace(/[^\s<>()"]+@[^\s<>()"]+/g, '…')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST)
}

/**
 * What a failed attempt means. A reply of the server says whether it holds the message; without one it
 * cannot hold it before its last byte was out (`passed`), and afterwards nobody can know.
 */
export function outcomeOf({ message = '', code, responseCode, command }: Refusal, passed: boolean): Outcome {
  const error = withoutAddresses(message)
  if (responseCode === undefined) return { state: passed ? 'unsure' : 'later', error }
  // A wrong password or a server that turns us away is ours to mend: the letter waits for it.
  const ofLetter = code !== 'EAUTH' && /^(MAIL|RCPT|DATA)/.test(command ?? '')
  return { state: responseCode >= 500 && ofLetter ? 'never' : 'later', error }
}

const MINUTE = 60_000
const pauses = [1, 5, 15, 60, 180, 360, 720]

/** When to try again after so many attempts; null when it has been tried for a day. */
export function nextTry(attempts: number, now: Date): Date | null {
  const minutes = pauses[attempts - 1]
  return minutes === undefined ? null : new Date(now.getTime() + minutes * MINUTE)
}

/** After this long whoever claimed a letter is gone. */
export const CLAIM_MINUTES = 10

const DAY = 86_400_000
const KEPT = 30
const KEPT_FAILED = 180

/** Letters that are kept no longer. As a filter. */
export function outdatedMail(now: Date, kept: number = KEPT_FAILED) {
  const before = (days: number) => ({ lt: new Date(now.getTime() - days * DAY) })
  return {
    OR: [
      { state: { in: ['sent', 'dropped'] as ('sent' | 'dropped')[] }, endedAt: before(Math.min(KEPT, kept)) },
      { endedAt: before(kept) },
    ],
  }
}
