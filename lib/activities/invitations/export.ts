import { shortDate, whenRange } from '../../core/time'
import type { Letter } from './rules'

type Told = {
  title: string
  days: { startsAt: Date; endsAt: Date }[]
  place: string
  link: string
  agenda: (string | null)[]
  letter: Letter | null
  group: { name: string; zone: string }
}

/** The words of a text to share; the text is Indonesian whatever language the officer reads. */
export type Words = {
  greeting: string
  invites: string
  when: string
  place: string
  link: string
  agenda: string
  problem: string
  letter: string
  answer: string
  closing: string
}

/** The invitation as a text for a chat group: what, when with its zone, where, agenda, and where to answer. */
export function invitationText(told: Told, words: Words, address: string): string {
  const lines = [
    words.greeting,
    '',
    words.invites,
    `*${plain(told.title)}*`,
    '',
    ...whenAndWhere(told, words),
  ]
  if (told.letter) {
    const { number, on } = told.letter
    lines.push(
      `${words.letter}: ${[plain(number), on && shortDate('id', 'UTC', on)].filter(Boolean).join(', ')}`,
    )
  }
  if (told.agenda.length) {
    const items = told.agenda.map((title, i) => `${i + 1}. ${plain(title ?? words.problem)}`)
    lines.push('', `${words.agenda}:`, ...items)
  }
  return [...lines, '', words.answer, address, '', words.closing, plain(told.group.name)].join('\n')
}

/** The reminder of those who did not answer, by name. */
export function reminderText(
  told: Omit<Told, 'agenda' | 'letter'>,
  words: Pick<Words, 'when' | 'place' | 'link'> & { reminds: string; answer: string; closing: string },
  silent: string[],
  address: string,
): string {
  const names = silent.map((name, i) => `${i + 1}. ${name}`)
  const head = [words.reminds, `*${plain(told.title)}*`, '', ...whenAndWhere(told, words), '', ...names]
  return [...head, '', words.answer, address, '', words.closing, plain(told.group.name)].join('\n')
}

/** The invitation of one guest, with their own link; a guest reads no agenda in a chat. */
export function guestText(
  told: Omit<Told, 'agenda' | 'letter'>,
  words: Omit<Words, 'agenda' | 'problem' | 'letter'>,
  address: string,
): string {
  const head = [words.greeting, '', words.invites, `*${plain(told.title)}*`, '', ...whenAndWhere(told, words)]
  return [...head, '', words.answer, address, '', words.closing, plain(told.group.name)].join('\n')
}

function whenAndWhere(
  { days, place, link, group }: Omit<Told, 'agenda' | 'letter'>,
  words: Pick<Words, 'when' | 'place' | 'link'>,
) {
  const when = days.map(
    (day) => `${words.when}: ${whenRange('id', group.zone, day.startsAt, day.endsAt).replace('\u00a0', ' ')}`,
  )
  if (place) when.push(`${words.place}: ${place}`)
  if (link) when.push(`${words.link}: ${link}`)
  return when
}

/** A star would begin or end bold print in the chat. */
const plain = (text: string) => text.replaceAll('*', '')

/** Opens the chat app with a text, on a phone and on the web alike. */
export const chatLink = (text: string) => `https://wa.me/?text=${encodeURIComponent(text)}`
