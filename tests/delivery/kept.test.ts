import { createElement as el, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { Kept } from '@/components/ui/kept'
import { useForm, useId } from '@/components/ui/scope'
import { NoMarkup, wholly } from '@/components/ui/wholly'

const part = (of: object, by: string, children: () => ReactNode) => el(Kept, { of, by, children })
const textOf = async (node: ReactNode) => (await wholly(node)).pieces.join('')

test('a kept part is made once of the same object and words, and is what React makes of it', async () => {
  const made = vi.fn(() => el('ul', null, el('li', null, 'Tujuan & <bukti>')))
  const [of, other] = [{}, {}]
  const page = (one: object, by: string) => el('main', null, part(one, by, made), el('p', null, 'Z'))
  const html = renderToStaticMarkup(page(of, 'id'))
  made.mockClear()
  expect([await textOf(page(of, 'id')), await textOf(page(of, 'id'))]).toEqual([html, html])
  expect(made).toHaveBeenCalledTimes(1)
  await textOf(page(of, 'en'))
  await textOf(page(other, 'id'))
  expect(made).toHaveBeenCalledTimes(3)
})

test('what would be another one each time, or waits, is left to Next', async () => {
  const id = () => el('i', { id: useId() })
  const form = () => el('i', { id: useForm(() => {}).at })
  for (const inner of [id, form])
    await expect(textOf(part({}, '', () => el(inner)))).rejects.toThrow(/no ids/)
  const later = async () => el('b')
  await expect(textOf(part({}, '', () => el(later as never)))).rejects.toThrow(NoMarkup)
  const failing = { of: {}, by: '' }
  await expect(textOf(part(failing.of, '', () => el(id)))).rejects.toThrow()
  // A failure is not remembered.
  expect(await textOf(part(failing.of, '', () => el('b')))).toBe('<b></b>')
})
