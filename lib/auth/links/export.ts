import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Locale } from '../../i18n/locale'
import { messages } from '../../i18n/messages'
import type { Letter } from '../../mail/letter'
import { linkTo } from '../../mail/settings'
import type { Purpose } from './rules'

function wordsIn(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale], namespace: 'mail' })
}

/** A letter with a link that does one thing once. */
export function linkLetter(to: Letter['to'], locale: Locale, purpose: Purpose, token: string): Letter {
  const t = wordsIn(locale)
  const path = purpose === 'address' ? `/reset/address/${token}` : `/reset/${token}`
  return {
    to,
    locale,
    subject: t(`account.${purpose}.subject`),
    blocks: [
      { text: t('greeting', { name: to.name }) },
      { text: t(`account.${purpose}.text`) },
      { link: t(`account.${purpose}.link`), href: linkTo(path) },
      { text: t(`account.${purpose}.lasts`) },
    ],
    footer: [{ text: t('account.notYou') }],
  }
}

/** Word that a new password was set. */
export function passwordLetter(to: Letter['to'], locale: Locale): Letter {
  return plain(to, locale, 'password')
}

/** Word to the address that the account had before. */
export function addressLetter(to: Letter['to'], locale: Locale): Letter {
  return plain(to, locale, 'moved')
}

function plain(to: Letter['to'], locale: Locale, what: 'password' | 'moved'): Letter {
  const t = wordsIn(locale)
  const blocks = [{ text: t('greeting', { name: to.name }) }, { text: t(`account.${what}.text`) }]
  return {
    to,
    locale,
    subject: t(`account.${what}.subject`),
    blocks,
    footer: [{ text: t('account.askHelp') }],
  }
}
