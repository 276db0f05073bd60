import type { ProblemEventKind, ProblemOutcome } from '../../core/generated/enums'
import type { ToldKind } from './schema'

/**
 * Who is told of an event besides whom it is about: all who follow the problem, its reporter alone, or nobody else.
 * `starter` adds who began it: the officer who asked a colleague, or who proposed the referral.
 */
export type Telling = {
  kind: ToldKind
  to: 'followers' | 'reporter' | 'nobody'
  starter?: true
  asked?: true
}

const all = (kind: ToldKind): Telling => ({ kind, to: 'followers' })
const begun = (kind: ToldKind, to: Telling['to'] = 'followers'): Telling => ({ kind, to, starter: true })

type Event = { kind: ProblemEventKind; outcome: ProblemOutcome | null; agreed: boolean }

/**
 * How an event is told; null: not at all. A report tells nobody, and a trial is told by the trial itself.
 * `agreed`: the reporter had agreed to the referral, so that others know of it.
 */
export function tellingOf({ kind, outcome, agreed }: Event): Telling | null {
  switch (kind) {
    case 'reported':
    case 'trial':
      return null
    case 'closed':
      return all(`problem.${outcome ?? 'unsolved'}`)
    case 'asked':
      return { kind: 'problem.asked', to: 'nobody', asked: true }
    case 'declined':
      return begun('problem.declined', 'nobody')
    case 'joined':
      return begun('problem.joined')
    case 'referralProposed':
      return { kind: 'problem.consentAsked', to: 'reporter' }
    case 'referralConsented':
      return begun('problem.referred')
    case 'referralRefused':
      return begun('problem.referralRefused', 'nobody')
    case 'referralWithdrawn':
      return begun('problem.referralWithdrawn', agreed ? 'followers' : 'reporter')
    case 'referralAccepted':
      return begun('problem.referralAccepted')
    case 'referralDeclined':
      return begun('problem.referralDeclined')
    default:
      return all(`problem.${kind}`)
  }
}
