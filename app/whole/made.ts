import { createElement, type ReactNode } from 'react'
import { NoMarkup } from '@/components/ui/wholly'
import { addresses } from '@/lib/core/addresses'
import { log } from '@/lib/core/log'
import { sheetsOf } from '@/lib/core/sheets'
import type { Made } from '@/lib/core/whole'
import NotFound from '../not-found'
import { documentOf } from './document'
import { pages } from './generated'

type Address = keyof typeof pages
type Params = Record<string, string | string[]>
type Page = (props: { params: Promise<Params>; searchParams: Promise<Params> }) => Promise<ReactNode>
type Layout = (props: { children: ReactNode }) => ReactNode
type Robots = { robots?: Record<string, boolean> }
type Read = [{ default: Page & { page?: Page }; metadata?: Robots }, ...{ default: Layout }[]]

const find = addresses(Object.keys(pages) as Address[])

/** As Next hands a query to a page: a list where a name comes more than once. */
function queryOf(query: string): Params {
  const asked = new URLSearchParams(query)
  const names = [...new Set(asked.keys())]
  return Object.fromEntries(
    names.map((name) => {
      const all = asked.getAll(name)
      return [name, all.length > 1 ? all : (all[0] ?? '')]
    }),
  )
}

const robotsOf = ({ robots = {} }: Robots) =>
  Object.entries(robots)
    .map(([name, may]) => (may ? name : `no${name}`))
    .join(', ')

async function pageAt(path: string, query: string): Promise<Made> {
  const found = find(path)
  if (!found) return null
  const { entry, read } = pages[found.pattern]
  const [{ default: made, metadata = {} }, ...layouts] = (await read()) as unknown as Read
  const page = made.page ?? made
  const props = { params: Promise.resolve(found.params), searchParams: Promise.resolve(queryOf(query)) }
  const around = layouts.reduceRight<ReactNode>(
    (children, layout) => createElement(layout.default, null, children),
    createElement(page as never, props),
  )
  return { status: 200, page: await documentOf(around, sheetsOf(entry), robotsOf(metadata)) }
}

const [NOT_FOUND, ELSEWHERE] = [/^NEXT_HTTP_ERROR_FALLBACK;404$/, /^NEXT_REDIRECT;\w+;(.*);(30\d);$/]

/** What a page that threw comes to: nothing is there, it leads elsewhere, or null for what Next has to tell. */
export async function thrown(error: unknown, path: string): Promise<Made> {
  const digest = String((error as { digest?: unknown } | null)?.digest ?? '')
  const [, to, status] = ELSEWHERE.exec(digest) ?? []
  if (to) return { status: Number(status), to }
  if (NOT_FOUND.test(digest)) {
    const page = await documentOf(createElement(NotFound), sheetsOf('/_not-found/page'), 'noindex')
    return { status: 404, page }
  }
  if (error instanceof NoMarkup) log.warn({ path, why: error.message }, 'page left to Next')
  return null
}

/**
 * The page of an address with what was asked of it, made without Next (`docs/decisions/0040`); null where there is none,
 * or where this way fails: then Next makes the same page, or tells the failure.
 */
export async function madePage(path: string, query: string): Promise<Made> {
  try {
    return await pageAt(path, query)
  } catch (error) {
    return thrown(error, path)
  }
}
