import 'server-only'
import type { Database } from '../../core/db'
import { leaveMail } from '../../mail/outbox'
import { mailOn } from '../../mail/settings'
import { gather, hoursOf } from '../outside/commands'

/** Whom of these a letter can reach, each with the hours that they chose. Nobody where no mail is sent. */
export async function withAddress(tx: Database, people: string[]) {
  return hoursOf(tx, mailOn() ? people : [], { email: { not: null } })
}

/** Puts all that waits for a person into one letter, when its moment has come. */
export function gatherLetter(tx: Database, personId: string, now: Date): Promise<void> {
  return gather(tx, { personId, channel: 'email', now }, withAddress, ([first]) =>
    leaveMail(tx, { kind: 'notices.mail', event: `notice ${first}`, personId, now }),
  )
}
