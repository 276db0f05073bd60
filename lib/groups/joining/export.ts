import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Locale } from '../../i18n/locale'
import { messages } from '../../i18n/messages'
import type { Letter } from '../../mail/letter'
import { linkTo } from '../../mail/settings'

function wordsIn(locale: Locale) {
  return createTranslator({ locale, messages: messages[locale], namespace: 'mail' })
}

/** An invitation into a group, with the link that counts once. */
export function invitationLetter(
  to: Letter['to'],
  locale: Locale,
  { group, by, token }: { group: string; by: string; token: string },
): Letter {
  const t = wordsIn(locale)
  return {
    to,
    locale,
    subject: t('joining.invited.subject', { group }),
    blocks: [
      { text: to.name ? t('greeting', { name: to.name }) : t('joining.greeting') },
      { text: t('joining.invited.text', { group, by }) },
      { link: t('joining.invited.link'), href: linkTo(`/join/${token}`) },
      { text: t('joining.invited.lasts') },
    ],
    footer: [{ text: t('account.notYou') }],
  }
}

/** Word that a group did not let somebody in. */
export function declinedLetter(to: Letter['to'], locale: Locale, group: string): Letter {
  const t = wordsIn(locale)
  return {
    to,
    locale,
    subject: t('joining.declined.subject', { group }),
    blocks: [{ text: t('greeting', { name: to.name }) }, { text: t('joining.declined.text', { group }) }],
    footer: [],
  }
}
