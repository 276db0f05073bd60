/** How many days something is kept where nothing else is set. */
export const usual = {
  sessions: 30,
  links: 30,
  /** Tokens for programs that were taken back or ran out. */
  tokens: 30,
  /** Wishes to join that were decided, invitations and links that are over. */
  joining: 30,
  /** Keys of forms: a phone without a network may send one again so late. */
  forms: 60,
  notices: 180,
  mails: 180,
  rosters: 14,
  /** Why somebody did not come: an illness is nobody's business for long. */
  answers: 180,
  /** Names of guests, who have no account that they could close. */
  guests: 1825,
  /** People without an account who belong to no group any more. */
  former: 1825,
} as const
export type Kept = keyof typeof usual
