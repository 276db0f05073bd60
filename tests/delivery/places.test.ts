import { expect, test } from 'vitest'
import { placeOf } from '../../scripts/web/places'

const asked = (url: string, method = 'GET', headers = {}) => placeOf({ url, method, headers })

test('a page that somebody opens is made whole, with all that was asked of it', () => {
  expect(asked('/')).toBe('/whole')
  expect(asked('/?after=x')).toBe('/whole?after=x')
  expect(asked('/groups/kkg/problems?show=mine&show=all')).toBe(
    '/whole/groups/kkg/problems?show=mine&show=all',
  )
})

test.each([
  ['a form', '/groups/kkg/problems/new', 'POST', {}],
  ['a look at the heads alone', '/', 'HEAD', {}],
  ['a page that Next shall make', '/', 'GET', { 'x-plain': '1' }],
  ['what the framework asks for itself', '/', 'GET', { rsc: '1' }],
  ['a file', '/s/later.js?v=1', 'GET', {}],
  ['a route', '/coverage/csv', 'GET', {}],
  ['a route beside a page that stands for any', '/groups/kkg/programme/pdf', 'GET', {}],
  ['an address with a slash too many', '/groups/kkg/', 'GET', {}],
  ['the bare page of measurements', '/bench', 'GET', {}],
  ['what is nowhere', '/nothing', 'GET', {}],
])('%s stays where it is', (_, url, method, headers) => {
  expect(asked(url, method, headers)).toBe(url)
})

test('the place of whole pages is no address', () => {
  for (const url of ['/whole', '/whole/', '/whole?x', '/whole/account'])
    expect(asked(url)).toBe('/_not-found')
  expect(asked('/wholesale')).toBe('/wholesale')
})
