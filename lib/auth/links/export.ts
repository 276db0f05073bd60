import 'server-only'
import type { Locale } from '../../i18n/locale'
import { wordsIn } from '../../i18n/sentences'
import type { Letter } from '../../mail/letter'
import { linkTo } from '../../mail/settings'
import type { Purpose, Told } from './rules'

/** A letter with a link that does one thing once. */
export function linkLetter(to: Letter['to'], locale: Locale, purpose: Purpose, token: string): Letter {
  const t = wordsIn(locale, 'mail')
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

/** Word that something of the account changed; `left` is a number of which some letters speak. */
export function toldLetter(to: Letter['to'], locale: Locale, what: Told, left = 0): Letter {
  const t = wordsIn(locale, 'mail')
  const blocks = [{ text: t('greeting', { name: to.name }) }, { text: t(`account.${what}.text`, { left }) }]
  return {
    to,
    locale,
    subject: t(`account.${what}.subject`),
    blocks,
    footer: [{ text: t('account.askHelp') }],
  }
}
