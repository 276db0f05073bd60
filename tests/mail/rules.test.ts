import { expect, test } from 'vitest'
import { html, type Letter, plainText, subjectLine } from '@/lib/mail/letter'
import { nextTry, outcomeOf, withoutAddresses } from '@/lib/mail/rules'
import { momentOf, usualHours } from '@/lib/notices/mail/rules'
import { unsubscribeToken, unsubscribing } from '@/lib/notices/mail/unsubscribe/rules'
import { wantedBy } from '@/lib/notices/rules'

const hours = (more: object = {}) => ({ ...usualHours('Asia/Makassar'), ...more })
const at = (text: string, more: object = {}) => momentOf(hours(more), new Date(text)).toISOString()

test('soon by day, in the morning by night, in the zone of the person; once a day with a digest', () => {
  // 09.00 WITA, then 19.57, 19.59 and 23.00 WITA.
  expect(at('2026-08-13T01:00:00Z')).toBe('2026-08-13T01:02:00.000Z')
  expect(at('2026-08-13T11:57:00Z')).toBe('2026-08-13T11:59:00.000Z')
  expect(at('2026-08-13T11:59:00Z')).toBe('2026-08-13T22:00:00.000Z')
  expect(at('2026-08-13T15:00:00Z')).toBe('2026-08-13T22:00:00.000Z')
  expect(at('2026-08-13T21:59:30Z')).toBe('2026-08-13T22:01:30.000Z')
  expect(at('2026-08-13T15:00:00Z', { quietFrom: 6, quietTo: 6 })).toBe('2026-08-13T15:02:00.000Z')
  expect(at('2026-08-13T04:00:00Z', { quietFrom: 9, quietTo: 15 })).toBe('2026-08-13T07:00:00.000Z')
  expect(at('2026-08-13T04:00:00Z', { digestAt: 6 })).toBe('2026-08-13T22:00:00.000Z')
  expect(at('2026-08-13T21:00:00Z', { digestAt: 6 })).toBe('2026-08-13T22:00:00.000Z')
  expect(usualHours('Europe/Berlin').zone).toBe('Asia/Jakarta')
})

test('what an answer of the server means, and a missing one before and after the last byte', () => {
  const said = (responseCode: number, command: string, code = 'EENVELOPE') =>
    outcomeOf({ responseCode, command, code, message: 'x' }, true).state
  expect(said(550, 'RCPT TO')).toBe('never')
  expect(said(554, 'DATA', 'EMESSAGE')).toBe('never')
  expect(said(450, 'RCPT TO')).toBe('later')
  expect(said(535, 'AUTH PLAIN', 'EAUTH')).toBe('later')
  expect(said(554, 'CONN', 'EPROTOCOL')).toBe('later')
  expect(outcomeOf({ message: 'gone' }, false)).toEqual({ state: 'later', error: 'gone' })
  expect(outcomeOf({}, true).state).toBe('unsure')
  expect(withoutAddresses('550 <sari@contoh.sch.id>\r\nno such user (a@b.id)')).toBe(
    '550 <…> no such user (…)',
  )
})

test('tried for about a day, at growing distances', () => {
  const now = new Date('2026-08-13T01:00:00Z')
  const minutes = Array.from({ length: 8 }, (_, i) => nextTry(i + 1, now)).map(
    (one) => one && (one.getTime() - now.getTime()) / 60_000,
  )
  expect(minutes).toEqual([1, 5, 15, 60, 180, 360, 720, null])
})

test('a link of unsubscribing names its kinds and no others, and only ours counts', () => {
  const secret = 'x'.repeat(32)
  const personId = '019a0000-0000-7000-8000-00000000000a'
  const token = unsubscribeToken(personId, ['task', 'meeting'], secret)
  expect(unsubscribing(token, secret)).toEqual({ personId, about: ['meeting', 'task'] })
  expect(unsubscribing(token, 'y'.repeat(32))).toBeNull()
  for (const wrong of ['', '.', 'x', `${token}a`, `${token}.x`, token.replace('task', 'poll'), 'a.b.c'])
    expect(unsubscribing(wrong, secret)).toBeNull()
})

test('who never chose is told of all in Sanggar, and by letter of what asks them to act', () => {
  expect(wantedBy('inApp', [])).toHaveLength(7)
  expect(wantedBy('email', [])).toEqual([
    'meeting',
    'reminder',
    'task',
    'problem',
    'membership',
    'supervision',
  ])
  const choices = [
    { topic: 'poll', channel: 'email', wanted: true },
    { topic: 'task', channel: 'email', wanted: false },
    { topic: 'meeting', channel: 'inApp', wanted: false },
  ]
  expect(wantedBy('email', choices)).toEqual([
    'meeting',
    'reminder',
    'poll',
    'problem',
    'membership',
    'supervision',
  ])
})

test('a letter says the same in plain text and in HTML, where signs stay signs', () => {
  const letter: Letter = {
    to: { name: 'Sari', address: 'sari@contoh.sch.id' },
    locale: 'id',
    subject: 'Kabar',
    blocks: [
      { title: 'Bedah <soal>' },
      { quote: 'Hujan\nderas' },
      { link: 'Buka', href: 'https://x.id/?a=1&b="' },
      {
        table: { caption: 'Cakupan', head: ['Tujuan', 'Rencana'], rows: [['A', 3]], lines: ['A: 3 rencana'] },
      },
    ],
    footer: [{ text: 'Sebabnya' }],
  }
  expect(plainText(letter)).toBe(
    'Bedah <soal>\n------------\n\n> Hujan\n> deras\n\nBuka:\nhttps://x.id/?a=1&b="\n\nCakupan\n\nA: 3 rencana\n\n-- \n\nSebabnya\n',
  )
  const page = html(letter)
  expect(page).toContain('Bedah &lt;soal&gt;')
  expect(page).toContain('href="https://x.id/?a=1&amp;b=&quot;"')
  expect(page).toMatch(/<th scope="row"[^>]*>A<\/th><td[^>]*>3<\/td>/)
  expect(subjectLine(`a\r\nBcc: x@y.id ${'z'.repeat(200)}`)).toMatch(/^a Bcc: x@y.id z+ …$/)
})
