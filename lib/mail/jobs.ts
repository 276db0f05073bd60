import 'server-only'
import { createTranslator } from 'use-intl/core'
import { system } from '../core/db'
import { log } from '../core/log'
import { daysOf } from '../core/retention'
import { localeOf } from '../i18n/locale'
import { messages } from '../i18n/messages'
import type { Job } from '../jobs/queue'
import type { Letter } from './letter'
import { type Claimed, claim, noteHanding, recover, settle } from './outbox'
import { outdatedMail } from './rules'
import { linkTo, mailSettings } from './settings'
import { compose, handOver } from './transport'

declare module '../jobs/queue' {
  interface Payloads {
    'mail.recover': object
    'mail.clean': object
    'test.mail': { mailId: string }
  }
}

/**
 * A job that writes one letter, as its reader may see things now, and hands it to the mail server.
 * `write` answers null when there is nothing left to tell. Nothing is thrown for a server that refuses: the letter
 * itself keeps when to try again.
 */
export function mailJob(
  write: (mail: Claimed, now: Date) => Promise<Letter | null>,
): Job<{ mailId: string }> {
  return {
    run: async ({ mailId }, { now }) => {
      const settings = mailSettings()
      const mail = settings && (await claim(mailId, now))
      if (!mail) return
      const outcome = await attempt(mail, settings, write, now)
      await settle(mail, outcome, now)
      if (outcome.state !== 'sent' && outcome.state !== 'dropped')
        log.warn({ mail: mail.id, state: outcome.state, tries: mail.attempts }, 'mail not sent')
    },
  }
}

async function attempt(
  mail: Claimed,
  { url, from }: { url: string; from: string },
  write: (mail: Claimed, now: Date) => Promise<Letter | null>,
  now: Date,
) {
  try {
    const letter = await write(mail, now)
    if (!letter?.to.address) return { state: 'dropped' as const, error: '' as const }
    const message = await compose(letter, { id: mail.id, from, now })
    return await handOver(url, message, () => noteHanding(mail))
  } catch (error) {
    log.error({ mail: mail.id, err: String(error) }, 'mail not written')
    return { state: 'later' as const, error: 'not written' }
  }
}

/** Every five minutes: what killed workers left behind. */
export const recoverMail: Job<object> = {
  cron: '*/5 * * * *',
  run: async (_payload, { now }) => {
    if (mailSettings()) await recover(now)
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
  const t = createTranslator({ locale, messages: messages[locale], namespace: 'mail' })
  return {
    to: { name: person.name, address: person.email },
    locale,
    subject: t('test.subject'),
    blocks: [{ text: t('greeting', { name: person.name }) }, { text: t('test.text') }],
    footer: [{ link: t('test.open'), href: linkTo('/admin/mail') }],
  }
})
