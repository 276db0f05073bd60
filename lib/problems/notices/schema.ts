import type { Kind } from '../../notices/schema'

/** What happened to a problem that is told by a sentence of its own. Never with a name or a word of the problem. */
declare module '../../notices/schema' {
  interface Kinds {
    'problem.takenUp': object
    'problem.linked': object
    'problem.returned': object
    'problem.comment': object
    'problem.help': object
    'problem.contact': object
    'problem.thanked': object
    'problem.asked': object
    'problem.declined': object
    'problem.joined': object
    'problem.left': object
    'problem.trial': object
    'problem.solved': object
    'problem.unsolved': object
    'problem.archived': object
    'problem.reopened': object
    'problem.merged': object
    'problem.parted': object
    'problem.consentAsked': object
    'problem.referred': object
    'problem.referralCame': object
    'problem.referralRefused': object
    'problem.referralWithdrawn': object
    'problem.referralAccepted': object
    'problem.referralDeclined': object
    'problem.referralTaken': object
  }
}

export type ToldKind = Extract<Kind, `problem.${string}`>
