import 'server-only'
import { system } from '../core/db'
import { log } from '../core/log'
import { daysOf } from '../core/retention'
import { localeOf } from '../i18n/locale'
import { wordsIn } from '../i18n/sentences'
import type { Job } from '../jobs/queue'
import { pushOn } from '../push/settings'
import type { Letter } from './letter'
import { type Claimed, claim, noteHanding, recover, settle } from './outbox'
import { type Outcome, outdatedMail } from './rules'
import { linkTo, mailOn, mailSettings } from './settings'
import { compose, handOver } from './transport'

declare module '../jobs/queue' {
  interface Payloads {
    'mail.recover': object
    'mail.clean': object
    'test.mail': { mailId: string }
  }
}

type Ended = Outcome | { state: 'dropped'; error: '' }

/** What came to nothing: there was nothing left to tell, or nobody to tell it to. */
export const dropped: Ended = { state: 'dropped', error: '' }

/**
 * A job that sends what one row of the outbox stands for. Nothing is thrown for a server that refuses: the row itself
 * keeps when to try again. Where the way is off the row is left as it is.
 */
export function outboxJob(
  isOn: () => boolean,
  send: (mail: Claimed, now: Date) => Promise<Ended>,
): Job<{ mailId: string }> {
  return {
    run: async ({ mailId }, { now }) => {
      const mail = isOn() && (await claim(mailId, now))
      if (!mail) return
      const outcome = await send(mail, now).catch((error): Ended => {
        log.error({ mail: mail.id, err: String(error) }, 'mail not written')
        return { state: 'later', error: 'not written' }
      })
      await settle(mail, outcome, now)
      if (outcome.state !== 'sent' && outcome.state !== 'dropped')
        log.warn({ mail: mail.id, state: outcome.state, tries: mail.attempts }, 'mail not sent')
    },
  }
}

/**
 * A job that writes one letter, as its reader may see things now, and hands it to the mail server.
 * `write` answers null when there is nothing left to tell.
 */
export function mailJob(
  write: (mail: Claimed, now: Date) => Promise<Letter | null>,
): Job<{ mailId: string }> {
  return outboxJob(mailOn, async (mail, now) => {
    const { url = '', from = '' } = mailSettings() ?? {}
    const letter = await write(mail, now)
    if (!letter?.to.address) return dropped
    const message = await compose(letter, { id: mail.id, from, now })
    return handOver(url, message, () => noteHanding(mail))
  })
}

/** Every five minutes: what killed workers left behind. */
export const recoverMail: Job<object> = {
  cron: '*/5 * * * *',
  run: async (_payload, { now }) => {
    const ways = [...(mailOn() ? (['mail'] as const) : []), ...(pushOn() ? (['push'] as const) : [])]
    if (ways.length) await recover(now, ways)
  },
}

/** Forgets letters that were sent a month ago, or failed half a year ago. */
export const cleanMail: Job<object> = {
  cron: '47 19 * * *',
  run: async (_payload, { now }) => {
    await system('job').mail.deleteMany({ where: outdatedMail(now, daysOf('mails')) })
  },
}

/** A letter that an administrator sends to themself. */
export const mailTest = mailJob(async ({ personId }) => {
  const person = await system('job').person.findUnique({
    where: { id: personId },
    select: { name: true, email: true, locale: true },
  })
  if (!person) return null
  const locale = localeOf(person.locale)
  const t = wordsIn(locale, 'mail')
  return {
    to: { name: person.name, address: person.email },
    locale,
    subject: t('test.subject'),
    blocks: [{ text: t('greeting', { name: person.name }) }, { text: t('test.text') }],
    footer: [{ link: t('test.open'), href: linkTo('/admin/mail') }],
  }
})
