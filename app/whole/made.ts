import { createElement, type ReactNode } from 'react'
import { addresses } from '@/lib/core/addresses'
import { sheetsOf } from '@/lib/core/sheets'
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
function queryOf(asked: URLSearchParams): Params {
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

/** The page of an address, whole; null where there is none. What a page throws (not found, elsewhere) comes through. */
export async function wholePage(path: string, asked: URLSearchParams): Promise<string | null> {
  const found = find(path)
  if (!found) return null
  const { entry, read } = pages[found.pattern]
  const [{ default: made, metadata = {} }, ...layouts] = (await read()) as unknown as Read
  const page = made.page ?? made
  const props = { params: Promise.resolve(found.params), searchParams: Promise.resolve(queryOf(asked)) }
  const around = layouts.reduceRight<ReactNode>(
    (children, layout) => createElement(layout.default, null, children),
    createElement(page as never, props),
  )
  return documentOf(around, sheetsOf(entry), robotsOf(metadata))
}
