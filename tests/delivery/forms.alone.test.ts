import { createElement as el, type ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { AskForm } from '@/components/ui/ask'
import { Check, Choices, SelectField, TextArea, TextField, VersionField } from '@/components/ui/field'
import { Fold } from '@/components/ui/fold'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { wholly } from '@/components/ui/wholly'
import { telling } from '@/lib/forms/posted'
import { type FormState, valuesOf } from '@/lib/forms/state'

// A form posts to its own page, and what it was told stands on the page that is made in the same request.

const request = vi.hoisted(() => ({ head: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => request.head }))

const refuse = telling(async (data) => ({
  status: 'invalid',
  message: 'Not so',
  errors: { title: 'Too short' },
  values: valuesOf(data),
}))
const done = telling(async (data) => ({ status: 'done', errors: {}, values: valuesOf(data) }))
/** As Next marks the actions of a file of actions. */
const named = <A extends object>(action: A, name: string) =>
  Object.assign(action, { $$id: name, $$bound: null })
const save = named(refuse, 'a1')
const make = named(done, 'b2')

const Row = ({ id }: { id: string }) =>
  el(
    ActionForm,
    { action: save, submit: 'Save', formKey: `key-${id}` },
    el('input', { type: 'hidden', name: 'id', value: id }),
    el(TextField, { name: 'title', label: 'Title', defaultValue: `of ${id}` }),
  )
const list = (...ids: string[]) => el('main', null, ...ids.map((id) => el(Row, { key: id, id })))

/** The page as text, as Next's way makes it: everything is markup, so it stands in one place. */
async function page(node: ReactNode) {
  const made = (await still(async () => el('body', null, node))({})) as never as {
    props: { dangerouslySetInnerHTML: { __html: string } }
  }
  return made.props.dangerouslySetInnerHTML.__html
}

const formsIn = (html: string) =>
  html
    .split('<form')
    .slice(1)
    .map((one) => `<form${one}`)
const at = (form = '') => /name="\$at" value="([\w-]+)"/.exec(form)?.[1] ?? ''

/** Sends the form of a page with a title, and answers the page that follows. */
async function send(
  action: (data: FormData) => Promise<FormState>,
  mark: string,
  title: string,
  then: ReactNode,
) {
  request.head = new Headers()
  const data = new FormData()
  data.set('$at', mark)
  data.set('title', title)
  await action(data)
  const html = await page(then)
  request.head = new Headers()
  return html
}

test('a form posts to its page, names its action and itself, and no two are alike', async () => {
  const [first = '', second = ''] = formsIn(await page(list('x', 'y')))
  expect(first).toContain('<form class="stack" noValidate="" action="" method="POST">')
  expect(first).toContain('<input type="hidden" name="$ACTION_ID_a1"/>')
  expect(first).toContain('<input type="hidden" name="formKey" value="key-x"/>')
  expect(at(first)).toMatch(/^[\w-]{8}$/)
  expect(at(second)).not.toBe(at(first))
  expect((await wholly(list('x', 'y'))).pieces.join('')).toContain(second)
})

test('a form with a field for files sends files, wherever the field stands in it', async () => {
  const field = el('p', null, Promise.resolve(el('input', { type: 'file', name: 'photo' })))
  const long = el('p', null, 'x'.repeat(40_000))
  const form = el('main', null, el(ActionForm, { action: save, submit: 'Save' }, long, field, long))
  for (const html of [await page(form), (await wholly(form)).pieces.join('')])
    expect(html).toContain('action="" encType="multipart/form-data" method="POST"')
  const typed = el(ActionForm, { action: save, submit: 'Save' }, ' type="file"')
  expect(await page(typed)).not.toContain('encType')
})

test('what was refused stands in the form that was sent, with what was typed, and in no other', async () => {
  const [, second] = formsIn(await page(list('x', 'y')))
  const [calm = '', told = ''] = formsIn(await send(save, at(second), '<b>', list('x', 'y')))
  expect(told).toContain('<p autofocus="" tabindex="-1" role="alert" class="notice error">Not so</p>')
  expect(told).toMatch(
    /<input name="title" id="(_\d+)" aria-invalid="true" aria-describedby="\1-error" value="&lt;b&gt;"\/>/,
  )
  expect(told).toMatch(/<p id="_\d+-error" class="error">Too short<\/p>/)
  expect(calm).not.toContain('error')
  expect(calm).toContain('value="of x"')
})

test('a row that came or went meanwhile takes nothing along; without its row nothing is told', async () => {
  const [, second] = formsIn(await page(list('x', 'y')))
  const [a, x, y] = formsIn(await send(save, at(second), 'T', list('a', 'x', 'y')))
  expect([a, x, y].map((one) => one?.includes('Not so'))).toEqual([false, false, true])
  expect(await send(save, at(second), 'T', list('x'))).not.toContain('Not so')
  expect(await send(save, '', 'T', list('x', 'y'))).not.toContain('Not so')
})

test('of several alike in one place the first is the first', async () => {
  const two = el(
    'main',
    null,
    el(ActionForm, { action: save, submit: 'A' }),
    el(ActionForm, { action: save, submit: 'B' }),
  )
  const [, second] = formsIn(await page(two))
  expect(formsIn(await send(save, at(second), '', two)).map((one) => one.includes('Not so'))).toEqual([
    false,
    true,
  ])
})

test('what an action answers can take the place of its form, and a fold around stands open', async () => {
  const folded = (action: typeof save) =>
    el(ActionForm, { action, submit: 'Make', fold: 'More', done: el('p', null, 'made') })
  const before = await page(folded(make))
  expect(before).toContain('<details class="sheet"><summary')
  expect(await send(make, at(before), '', folded(make))).toBe('<p>made</p>')
  expect(await send(save, at(await page(folded(save))), '', folded(save))).toContain(
    '<details class="sheet" open="">',
  )
})

test('every kind of field keeps what was typed', async () => {
  const state: FormState = {
    status: 'invalid',
    message: 'Look again',
    errors: { why: 'Say more' },
    values: { why: '\nfirst', kind: 'b', one: 'yes', some: ['b', 'c'], sure: '1', version: '4' },
  }
  const options = ['a', 'b', 'c'].map((value) => ({ value, label: value }))
  const fields = [
    el(VersionField, { key: 0, version: 3 }),
    el(TextArea, { key: 1, name: 'why', label: 'Why' }),
    el(SelectField, { key: 2, name: 'kind', label: 'Kind', options, defaultValue: 'a' }),
    el(Choices, { key: 3, name: 'some', label: 'Some', type: 'checkbox', options, chosen: ['a'] }),
    el(Check, { key: 4, name: 'sure', label: 'Sure' }),
    el(Fold as never, { key: 5, title: 'More', names: ['why'] }, 'inside'),
  ]
  const asked = await page(el(AskForm as never, { state, submit: 'Ask' }, fields))
  expect(asked).toContain('<p role="alert" class="notice error">Look again</p>')
  // The first line end of a text is the reader's, the second the writer's.
  expect(asked).toMatch(/<textarea name="why" [^>]*>\n\nfirst<\/textarea>/)
  expect(asked).toContain('<option value="b" selected="">b</option>')
  expect(asked.match(/<input type="checkbox"[^>]*>/g)?.map((one) => one.includes('checked'))).toEqual([
    false,
    true,
    true,
    true,
  ])
  expect(asked).toContain('name="version" value="4"')
  expect(asked).toContain('<details open="">')
  const fresh = await page(
    el(AskForm as never, { state: { status: 'idle', errors: {}, values: {} }, submit: 'Ask' }, fields),
  )
  expect(fresh).not.toMatch(/error|open=/)
  expect(fresh).toContain('<option value="a" selected="">a</option>')
  expect(fresh).toContain('name="version" value="3"')
})

test('an action with arguments of its own, or none at all, is no form of a whole page', async () => {
  const bound = Object.assign(async () => {}, { $$id: 'c3', $$bound: [1] })
  for (const action of [bound, async () => {}])
    await expect(wholly(el('form', { action: action as never }))).rejects.toThrow('not for markup')
})

test('a title, a script and the like come into the head of a whole page, once, and nowhere else', async () => {
  const { pieces, head } = await wholly(
    el(
      'main',
      null,
      el('title', null, 'A & B'),
      el('script', { async: true, src: '/s/a.js' }),
      el('p', null, el('script', { async: true, src: '/s/a.js' })),
      el('noscript', null, el('meta', { httpEquiv: 'refresh', content: '5' })),
      el('svg', null, el('title', null, 'drawn')),
    ),
  )
  expect([...head]).toEqual(['<title>A &amp; B</title>', '<script async="" src="/s/a.js"></script>'])
  expect(pieces.join('')).toBe(
    '<main><p></p><noscript><meta http-equiv="refresh" content="5"/></noscript><svg><title>drawn</title></svg></main>',
  )
})

test('fields are read once each, a list where a name comes more than once, however long the form', () => {
  const data = new FormData()
  for (const [name, value] of [
    ['a', '1'],
    ['$at', 'x'],
    ['b', ''],
    ['a', '2'],
    ['__proto__', 'p'],
  ] as const)
    data.append(name, value)
  data.append('photo', new File(['x'], 'x.jpg'))
  const values = valuesOf(data)
  expect(Object.entries(values)).toEqual([
    ['a', ['1', '2']],
    ['b', ''],
    ['__proto__', 'p'],
  ])
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
  const long = new FormData()
  for (let i = 0; i < 20_000; i += 1) long.append(`status.${i}`, 'present')
  const begin = performance.now()
  expect(Object.keys(valuesOf(long))).toHaveLength(20_000)
  // Each name sought among all took seconds.
  expect(performance.now() - begin).toBeLessThan(1000)
})
