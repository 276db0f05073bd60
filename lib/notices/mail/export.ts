import 'server-only'
import { createTranslator } from 'use-intl/core'
import type { Locale } from '../../i18n/locale'
import { messages } from '../../i18n/messages'
import { type Block, type Letter, subjectLine } from '../../mail/letter'
import { linkTo } from '../../mail/settings'
import { wordsOf } from '../export'
import type { Notice } from '../queries'
import type { Topic } from '../schema'

type Told = {
  to: Letter['to']
  locale: Locale
  notices: Notice[]
  /** What these notices are about, and the seal of a link that ends letters about it. */
  about: Topic[]
  token: string
}

/** Notices as a letter. The words of a problem stay in Sanggar: what has been mailed can never be taken back. */
export function noticeLetter({ to, locale, notices, about, token }: Told): Letter {
  const words = { locale, messages: messages[locale] }
  const t = createTranslator({ ...words, namespace: 'mail' })
  const n = createTranslator({ ...words, namespace: 'notices' })
  const told = notices.map((notice) => {
    const { problem, ...rest } = notice
    const shown = wordsOf({ ...rest, problem: null }, n, locale)
    const title = problem ? t('notices.problem') : shown.title
    return { ...shown, title, beside: problem && notice.activity ? notice.activity.title : '', notice }
  })
  const blocks: Block[] = told.flatMap(({ title, text, beside, reason, notice }) => [
    { title },
    { text: [text, beside].filter(Boolean).join(' ') },
    ...(reason ? [{ quote: reason }] : []),
    { text: notice.group.name },
    { link: t('notices.open'), href: linkTo(`/groups/${notice.group.slug}${notice.path}`) },
  ])
  const groups = new Set(notices.map((one) => one.group.name))
  const [first] = told
  const group = groups.size === 1 ? (first?.notice.group.name ?? '') : 'none'
  const subject =
    told.length === 1 && first
      ? `${first.title}: ${first.text}`
      : t('notices.subject', { count: told.length, group })
  const kinds = about.map((topic) => n(`topics.${topic}`)).join('; ')
  return {
    to,
    locale,
    subject: subjectLine(subject),
    blocks: [{ text: t('greeting', { name: to.name }) }, ...blocks],
    footer: [
      { text: t('notices.why') },
      { link: t('notices.choose'), href: linkTo('/account#notices') },
      { link: t('notices.stop', { kinds }), href: linkTo(`/unsubscribe/${token}`) },
    ],
    unsubscribe: linkTo(`/unsubscribe/${token}/now`),
  }
}
