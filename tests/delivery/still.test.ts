import fc from 'fast-check'
import { createElement as el, Fragment, isValidElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { still } from '@/components/ui/still'
import { wholly } from '@/components/ui/wholly'

const reacts = (node: ReactNode) => renderToStaticMarkup(node)
const ours = async (node: ReactNode) => reacts(await still(async () => node)({}))
/** All as one text, or the sentence that says why not. */
const whole = (node: ReactNode) => wholly(node).then(({ pieces }) => pieces.join(''), String)
/** The order of attributes is nobody's concern. */
const sorted = (html: string) =>
  html.replace(/<([a-z]+)((?: [\w:-]+="[^"]*")+)/gi, (_, tag: string, all: string) => {
    const each = all.match(/ [\w:-]+="[^"]*"/g) ?? []
    return `<${tag}${each.sort().join('')}`
  })

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('<script>alert(1)</script>', '" onclick="x', "'", '&amp;', ']]>', '\u202e', ''),
)
const odd = fc.oneof(text, fc.integer(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined))
const address = fc.oneof(
  text,
  fc.constantFrom(
    '/a?b=1&c="2"',
    '?x',
    '#y',
    'javascript:alert(1)',
    ' \tjava\nscript:x',
    'https://a.example/',
    '',
  ),
)
const props = fc.record(
  {
    className: text,
    id: text,
    title: odd,
    lang: text,
    href: address,
    hidden: fc.boolean(),
    open: fc.boolean(),
    colSpan: fc.integer({ min: 1, max: 9 }),
    tabIndex: fc.integer(),
    strokeWidth: fc.double({ noNaN: true }),
    'aria-label': odd,
    'aria-hidden': fc.boolean(),
    'data-label': odd,
    style: fc.constant({ color: 'red', '--a': 1 }),
    spellCheck: fc.boolean(),
    suppressHydrationWarning: fc.boolean(),
  },
  { requiredKeys: [] },
)
const tags = fc.constantFrom(
  'div',
  'p',
  'a',
  'ul',
  'li',
  'bdi',
  'span',
  'section',
  'button',
  'details',
  'small',
)
const bare = fc.constantFrom('br', 'hr', 'wbr', 'input', 'img')
/** As components of the server are: at once or later, with a part of a page or none. */
const Now = ({ children }: { children?: ReactNode }) => children
const Later = async ({ children }: { children?: ReactNode }) => children

const begins = fc.constantFrom('b', 'a&b', '', '\n x', undefined)
const fields = fc.record(
  {
    name: text,
    type: fc.constantFrom('text', 'hidden', 'checkbox', 'radio', 'file'),
    defaultValue: begins,
    defaultChecked: fc.boolean(),
    placeholder: text,
    maxLength: fc.integer({ min: 1, max: 99 }),
    readOnly: fc.boolean(),
    required: fc.boolean(),
    multiple: fc.boolean(),
    autoFocus: fc.boolean(),
    autoComplete: text,
    inputMode: fc.constantFrom('numeric' as const, undefined),
    spellCheck: fc.boolean(),
    'aria-invalid': fc.boolean(),
  },
  { requiredKeys: [] },
)
const options = fc
  .array(fc.tuple(fc.constantFrom('a&b', 'b', ''), fc.boolean()), { maxLength: 3 })
  .map((all) =>
    all.map(([value, says], key) =>
      says ? el('option', { key, value }, `${value}!`) : el('option', { key }, value),
    ),
  )
const control = fc.oneof(
  fields.map((own) => el('input', own)),
  fields.map(({ defaultValue, name, required }) => el('textarea', { defaultValue, name, required })),
  fc
    .tuple(begins, options)
    .map(([defaultValue, all]) =>
      el('select', { defaultValue, name: 'x' }, ...all, el('optgroup', { label: '<' }, ...all)),
    ),
)

const { tree } = fc.letrec<{ tree: ReactNode }>((tie) => {
  const children = fc.array(tie('tree'), { maxLength: 4 })
  return {
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.oneof(odd, text) as fc.Arbitrary<ReactNode>,
      fc.tuple(tags, props, children).map(([tag, own, inner]) => el(tag, own, ...inner)),
      fc.tuple(bare, props).map(([tag, own]) => el(tag, own)),
      control,
      children.map((inner) => el(Fragment, null, ...inner)),
      children.map((inner) => el(Now, null, ...inner)),
      children.map((inner) => inner.map((one, key) => el(Fragment, { key }, one))),
    ),
  }
})

test('whatever a page is made of, its markup is the one that React makes', async () => {
  // React complains of odd pages while developing; here they are odd on purpose.
  const complaints = vi.mocked(console.error).mockImplementation(() => {})
  await fc.assert(
    fc.asyncProperty(tree, async (node) => {
      const expected = sorted(reacts(node))
      expect(sorted(await ours(node))).toBe(expected)
      const made = await whole(node)
      if (!made.startsWith('Error: This is not for markup')) expect(sorted(made)).toBe(expected)
    }),
    { numRuns: 400 },
  )
  complaints.mockReset()
})

test('what comes later is waited for, in its place', async () => {
  const row = (text: string) => el(Later, { key: text }, el('li', null, text))
  expect(await ours(el('ul', null, [row('a'), row('b')], el(Later, null, el(Later, null, 'c'))))).toBe(
    '<ul><li>a</li><li>b</li>c</ul>',
  )
  const failing = async () => {
    throw new Error('not there')
  }
  await expect(ours(el('ul', null, el(failing), row('a')))).rejects.toThrow('not there')
  // One that fails at once leaves none alone that fails later.
  const broken = () => {
    throw new Error('broken')
  }
  await expect(ours(el('ul', null, el(failing), el(broken), el(failing)))).rejects.toThrow()
})

test('mere markup becomes one text; what React alone can make stays with it, in the same place and under its key', async () => {
  const list = (inner: ReactNode) =>
    el('ul', { className: 'rows' }, el('li', { key: 'a' }, el('b', null, '<')), inner)
  const made = await still(async () => list(null))({})
  if (!isValidElement(made)) throw new Error('no element')
  expect(made.key).toBeNull()
  expect(made.props).toEqual({
    className: 'rows',
    dangerouslySetInnerHTML: { __html: '<li><b>&lt;</b></li>' },
  })

  const Browser = Object.assign(() => null, { $$typeof: Symbol.for('react.client.reference') })
  const mixed = await still(async () => list(el(Browser, { key: 'mine' })))({})
  if (!isValidElement<{ children: ReactNode[] }>(mixed)) throw new Error('no element')
  const [row, part] = mixed.props.children
  expect(row).toMatchObject({
    type: 'li',
    key: 'a',
    props: { dangerouslySetInnerHTML: { __html: '<b>&lt;</b>' } },
  })
  expect(part).toMatchObject({ type: Browser, key: 'mine' })
  expect(await still(async () => el('form', { action: failing }, 'x'))({})).toMatchObject({
    type: 'form',
    props: { action: failing, children: 'x' },
  })
  function failing() {}
})
