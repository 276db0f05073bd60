import fc from 'fast-check'
import { getSortedRoutes } from 'next/dist/shared/lib/router/utils'
import { getRouteMatcher } from 'next/dist/shared/lib/router/utils/route-matcher'
import { getRouteRegex } from 'next/dist/shared/lib/router/utils/route-regex'
import { expect, test } from 'vitest'
import { addresses } from '@/lib/core/addresses'
import { pages, routes } from '@/lib/core/generated/addresses.json'

const all = [...pages, ...routes].filter((one) => !one.includes('...'))
const find = addresses(all)

/** What Next makes of the same path: its patterns in its order. */
const matchers = getSortedRoutes(all).map((pattern) => ({
  pattern,
  match: getRouteMatcher(getRouteRegex(pattern)),
}))
function nexts(path: string) {
  for (const { pattern, match } of matchers) {
    const params = match(path)
    if (params) return { pattern, params: params as Record<string, string> }
  }
  return null
}

test('a word of a pattern comes before a part that stands for any, and a route beside a page', () => {
  expect(find('/')).toEqual({ pattern: '/', params: {} })
  expect(find('/groups/kkg/problems/new')?.pattern).toBe('/groups/[group]/problems/new')
  expect(find('/groups/kkg/problems/7')).toEqual({
    pattern: '/groups/[group]/problems/[problem]',
    params: { group: 'kkg', problem: '7' },
  })
  expect(find('/groups/kkg/programme/pdf')?.pattern).toBe('/groups/[group]/programme/pdf')
  expect(find('/groups/new/problems')?.pattern).toBe('/groups/[group]/problems')
})

test('parts are given as Next gives them to a page, however they were written', () => {
  expect(find('/verify/a%20b')?.params).toEqual({ code: 'a%20b' })
  expect(find('/verify/%61b')?.params).toEqual({ code: 'ab' })
  expect(find('/verify/a%2Fb')?.params).toEqual({ code: 'a%2Fb' })
})

test.each(['/verify/%', '/verify/', '/groups//problems', '/nothing', '//', '/groups/kkg/', '/%E0%A4%A'])(
  'what is no address of a page is left to Next: %s',
  (path) => {
    expect(find(path)).toBeNull()
  },
)

test('any path leads where Next leads it', () => {
  const parts = [...new Set(all.flatMap((pattern) => pattern.split('/')))].filter(
    (one) => one && !/\[/.test(one),
  )
  const part = fc.oneof(fc.constantFrom(...parts), fc.constantFrom('kkg-patimura', 'a b', 'é', '…', '-'))
  // Real ways, with some of their words changed.
  const near = fc
    .tuple(
      fc.constantFrom(...all),
      fc.array(part, { maxLength: 8 }),
      fc.array(fc.boolean(), { maxLength: 8 }),
    )
    .map(([pattern, others, swap]) =>
      pattern
        .slice(1)
        .split('/')
        .map((one, i) => (one.startsWith('[') || swap[i] ? (others[i] ?? 'x') : one)),
    )
  fc.assert(
    fc.property(fc.oneof(near, fc.array(part, { maxLength: 6 })), (words) => {
      const path = `/${words.map(encodeURIComponent).join('/')}`
      const expected = nexts(path)
      const found = find(path)
      expect(found?.pattern ?? null).toBe(expected?.pattern ?? null)
      const plain = Object.entries(found?.params ?? {}).map(([name, one]) => [name, decodeURIComponent(one)])
      expect(Object.fromEntries(plain)).toEqual(expected?.params ?? {})
    }),
    { numRuns: 500 },
  )
})
