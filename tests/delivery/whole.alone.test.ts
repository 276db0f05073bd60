import { notFound, redirect } from 'next/navigation'
import { NextRequest } from 'next/server'
import { createElement as el, type ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { GET } from '@/app/whole/[[...path]]/route'

// The pages are made up here: what becomes of them, and of what they throw.

type Props = { params: Promise<object>; searchParams: Promise<object>; children?: ReactNode }
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => ({ value: 'en' }) }),
}))
vi.mock('@/lib/core/sheets', () => ({ sheetsOf: (entry: string) => [`/_next/${entry}.css`] }))
vi.mock('@/app/whole/generated', () => {
  const says = (make: (props: Props) => ReactNode) => [{ default: async (props: Props) => make(props) }]
  const page = (...read: object[]) => ({ entry: 'page', read: async () => read })
  const asked = async ({ params, searchParams }: Props) =>
    el('p', null, JSON.stringify([await params, await searchParams]))
  return {
    pages: {
      '/asked/[one]': page(
        { default: asked, metadata: { robots: { index: false, follow: false } } },
        { default: ({ children }: Props) => el('main', null, el('title', null, 'A'), children) },
      ),
      '/away': page(...says(() => redirect('/there'))),
      '/lost': page(...says(() => notFound())),
      '/odd': page(...says(() => el('object'))),
      '/broken': page(
        ...says(() => {
          throw new Error('x')
        }),
      ),
    },
  }
})

const ask = async (path: string) => {
  const answer = await GET(new NextRequest(`http://x/whole${path}`))
  return { answer, text: await answer.text() }
}

test('a page is made with its layouts and all that its head needs', async () => {
  const { answer, text } = await ask('/asked/a%20b?x=1&y=2&y=3')
  expect([answer.status, answer.headers.get('x-whole')]).toEqual([200, '1'])
  expect(answer.headers.get('cache-control')).toContain('no-store')
  expect(text).toMatch(/^<!DOCTYPE html><html lang="en"( data-theme="\w+")?><head><meta charSet="utf-8"\/>/)
  for (const part of [
    '<link rel="stylesheet" href="/_next/page.css" data-precedence="next"/>',
    '<meta name="robots" content="noindex, nofollow"/>',
    '<title>A</title>',
    '<link rel="manifest" href="/manifest.webmanifest?lang=en"/>',
  ])
    expect(text.split('</head>')[0]).toContain(part)
  const told = JSON.stringify([{ one: 'a%20b' }, { x: '1', y: ['2', '3'] }]).replaceAll('"', '&quot;')
  expect(text).toContain(`<body><main><p>${told}</p></main></body>`)
})

test('what is not found says so with its status; who is sent elsewhere is', async () => {
  const { answer, text } = await ask('/lost')
  expect([answer.status, text]).toEqual([404, expect.stringContaining('<h1>Not found</h1>')])
  expect(text).toContain('<meta name="robots" content="noindex"/>')
  await expect(ask('/away')).rejects.toMatchObject({ digest: expect.stringContaining('/there') })
})

test.each(['/odd', '/broken', '/nothing'])('Next is asked for what cannot be made: %s', async (path) => {
  const { answer, text } = await ask(path)
  expect([answer.headers.get('x-again'), answer.headers.get('x-whole'), text]).toEqual(['1', null, ''])
})
