import fc from 'fast-check'
import { createElement as el } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { together } from '@/components/ui/pieces'
import { wholly } from '@/components/ui/wholly'

const LONG = 16_384

test('what is put together is the same text, in pieces that are no longer than need be', () => {
  const text = fc.nat(LONG + 3_000).map((length) => 'x'.repeat(length))
  const part = fc.oneof(text, fc.constant(''), fc.array(text, { maxLength: 3 }))
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const made = together(parts)
      const whole = parts.flat().join('')
      expect([made].flat().join('')).toBe(whole)
      if (whole.length <= LONG) expect(typeof made).toBe('string')
      for (const piece of Array.isArray(made) ? made : [])
        expect(piece.length <= LONG || parts.flat().includes(piece)).toBe(true)
    }),
  )
})

const later = async ({ text }: { text: string }) => el('b', null, text)
const rows = (count: number) =>
  Array.from({ length: count }, (_, i) => el('li', { key: i }, `Baris ${i} & lainnya `, el('i', null, 'x')))

test('a long page is the same as a short one is, in pieces', async () => {
  const list = el('ul', { className: 'rows' }, rows(2000))
  const { pieces } = await wholly(el('main', null, el('h1', null, 'A'), list, el('p', null, 'Z')))
  expect(pieces.length).toBeGreaterThan(3)
  expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThanOrEqual(LONG)
  expect(pieces.join('')).toBe(
    renderToStaticMarkup(el('main', null, el('h1', null, 'A'), list, el('p', null, 'Z'))),
  )
})

test('so is one that waits, and one whose choice is long', async () => {
  const choice = Array.from({ length: 900 }, (_, i) =>
    el('option', { key: i, value: i }, `Sekolah Dasar ${i}`),
  )
  const select = (text: string) => [
    el('select', { key: 's', name: 's', defaultValue: 7 }, choice),
    el('p', { key: 'p' }, rows(900)),
    text,
  ]
  const { pieces } = await wholly(el('div', null, el(later as never, { text: 'kemudian' }), select('Z')))
  expect(pieces.join('')).toBe(renderToStaticMarkup(el('div', null, el('b', null, 'kemudian'), select('Z'))))
})

test('the tag around a page and its head stand apart from what is in it', async () => {
  const page = el('html', { lang: 'id' }, el('head', null, el('title', null, 'T')), el('body', null, rows(1)))
  expect(await wholly(page)).toEqual({
    open: '<html lang="id">',
    head: new Set(['<title>T</title>']),
    pieces: ['<body><li>Baris 0 &amp; lainnya <i>x</i></li></body>'],
  })
})
