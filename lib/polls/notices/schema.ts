declare module '../../notices/schema' {
  interface Kinds {
    'poll.opened': { at?: string }
    'poll.closing': { at: string }
    'poll.decided': { at: string }
  }
}

/** How long before its end those are reminded of a poll who did not answer, and how long it must have been open by then. */
export const REMIND_HOURS = 24
export const OPEN_HOURS = 12
