import { notFound, redirect } from 'next/navigation'
import { createElement as el, type ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { answered } from '@/app/whole/answered'
import { madePage } from '@/app/whole/made'
import { sent } from '@/app/whole/sent'
import { cookieOf, requestHead, setCookie } from '@/lib/core/request'
import { asked } from '@/lib/core/whole'
import { postedForm, telling } from '@/lib/forms/posted'

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
      '/away': page(...says(() => redirect('/there?a=1;b=2'))),
      '/lost': page(...says(() => notFound())),
      '/failed': page({ default: asked }),
      '/form': page({
        default: async () => el('p', null, (await postedForm())?.state.message ?? 'nothing was sent'),
      }),
      '/odd': page(...says(() => el('object'))),
      '/broken': page(
        ...says(() => {
          throw new Error('x')
        }),
      ),
    },
    routes: {
      '/file/[one]': async () => ({
        GET: async (request: Request, { params }: Props) =>
          Response.json([new URL(request.url).search, await params, await cookieOf('a')]),
      }),
      '/file/none': async () => ({ GET: () => notFound() }),
      '/file/failed': async () => ({
        GET: async () => {
          throw new Error('x')
        },
      }),
      '/file/posted': async () => ({ POST: () => new Response('x') }),
    },
    actions: [
      async () => ({ other: Object.assign(async () => {}, { $$id: 'b2' }) }),
      async () => ({
        away: Object.assign(() => redirect('/there?a=1'), { $$id: 'a1' }),
        lost: Object.assign(() => notFound(), { $$id: 'a2' }),
        broken: Object.assign(async () => Promise.reject(new Error('x')), { $$id: 'a3' }),
        told: Object.assign(
          telling(async (data) => {
            await setCookie('seen', 'a b', { path: '/', maxAge: 60, httpOnly: true })
            return { status: 'refused', message: String(data.get('title')), errors: {}, values: {} }
          }),
          { $$id: 'a4' },
        ),
      }),
    ],
  }
})

const ask = async (path: string, query = '') => {
  const made = await madePage(path, query)
  return { made, text: made && 'page' in made ? made.page.head + made.page.rest.join('') : '' }
}

test('a page is made with its layouts and all that its head needs', async () => {
  const { made, text } = await ask('/asked/a%20b', 'x=1&y=2&y=3')
  expect(made?.status).toBe(200)
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

const send = async (path: string, name: string, typed: Record<string, string> = {}) => {
  const data = new FormData()
  for (const [field, value] of Object.entries({ [name]: '', ...typed })) data.append(field, value)
  const kept: string[] = []
  const made = await asked.run({ head: {}, kept }, () => sent(path, 'x=1', data))
  return {
    made,
    kept,
    status: made && 'status' in made ? made.status : null,
    text: made && 'page' in made ? made.page.head + made.page.rest.join('') : '',
  }
}

test('a form leads where its action says, by a question of its own', async () => {
  expect((await send('/form', '$ACTION_ID_a1')).made).toEqual({ status: 303, to: '/there?a=1' })
  expect((await send('/form', '$ACTION_ID_a2')).status).toBe(404)
})

test('what an action answers stands on the page of the same request, and what the browser is to keep goes with it', async () => {
  const { status, kept, text } = await send('/form', '$ACTION_ID_a4', { title: 'Belum <lengkap>' })
  expect(status).toBe(200)
  expect(text).toContain('<p>Belum &lt;lengkap&gt;</p>')
  expect(kept).toEqual(['seen=a%20b; Path=/; Max-Age=60; HttpOnly'])
  const after = await asked.run({ head: {} }, () => madePage('/form', ''))
  expect(after && 'page' in after && after.page.rest.join('')).toContain('nothing was sent')
})

test('an action is done once: what fails says so with its code, and a page for Next alone is left to it', async () => {
  const { status, text } = await send('/form', '$ACTION_ID_a3')
  expect([status, /code&quot;:&quot;[\da-f]{8}&quot;/.test(text)]).toEqual([500, true])
  expect((await send('/odd', '$ACTION_ID_b2')).made).toEqual({ left: true })
})

test.each(['$ACTION_ID_none', '$ACTION_REF_1', 'title'])('a form with %s is none of ours', async (name) => {
  expect((await send('/form', name)).made).toBeNull()
})

const fileAt = (path: string) => {
  const request = new Request(`http://x${path}?q=1`)
  return asked.run({ head: { cookie: 'a=b' } }, () => answered(path, request))
}

test('what somebody saves is answered by its route, which is told what is asked and by whom', async () => {
  expect(await (await fileAt('/file/a%20b'))?.json()).toEqual(['?q=1', { one: 'a%20b' }, 'b'])
})

test.each(['/file/none', '/file/failed', '/file/posted', '/elsewhere'])(
  '%s is left to Next',
  async (path) => {
    expect(await fileAt(path)).toBeNull()
  },
)

test('what is not found says so with its status; who is sent elsewhere is', async () => {
  const { made, text } = await ask('/lost')
  expect([made?.status, text]).toEqual([404, expect.stringContaining('<h1>Not found</h1>')])
  expect(text).toContain('<meta name="robots" content="noindex"/>')
  expect((await ask('/away')).made).toEqual({ status: 307, to: '/there?a=1;b=2' })
})

test.each(['/odd', '/broken', '/nothing'])('Next is asked for what cannot be made: %s', async (path) => {
  expect((await ask(path)).made).toBeNull()
})

test('what belongs to a request is what the server was asked, and without it what Next says', async () => {
  const head = { cookie: 'bahasa=id; tampilan=dark', host: 'sanggar.example', 'x-forwarded-for': '192.0.2.1' }
  const { text, hosts } = await asked.run({ head }, async () => {
    const heads = await requestHead()
    return {
      ...(await ask('/lost')),
      hosts: [heads.get('Host'), heads.get('X-Forwarded-For'), heads.get('x')],
    }
  })
  expect(text).toContain('<html lang="id" data-theme="dark">')
  expect(text).toContain('<h1>Tidak ditemukan</h1>')
  expect(hosts).toEqual(['sanggar.example', '192.0.2.1', null])
  expect((await ask('/lost')).text).toContain('<html lang="en"')
})
