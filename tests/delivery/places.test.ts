import { expect, test } from 'vitest'
import { isNowhere, kindOf, partsOf } from '../../scripts/web/places'

const asked = (url: string, method = 'GET', headers = {}) => kindOf({ url, method, headers })
const form = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '9' }

test('a page that somebody opens is made whole, whatever was asked of it', () => {
  for (const url of ['/', '/?after=x', '/?', '/groups/kkg/problems?show=mine&show=all'])
    expect(asked(url)).toBe('page')
})

test('so is what somebody saves, also beside a page that stands for any', () => {
  for (const url of [
    '/coverage/csv?region=33',
    '/groups/kkg/programme/pdf',
    '/feeds/abc.ics',
    '/api/files/1',
  ])
    expect(asked(url)).toBe('file')
})

test('so is a form that is sent to a page', () => {
  expect(asked('/groups/kkg/problems/new?item=1', 'POST', form)).toBe('form')
  const foreign = { ...form, origin: 'https://elsewhere.id' }
  for (const none of [foreign, { ...form, 'content-type': 'text/plain' }])
    expect(asked('/groups/kkg/problems/new', 'POST', none)).toBe('odd')
})

test('an address is a path and what is asked behind its first question mark', () => {
  expect(partsOf('/groups')).toEqual(['/groups', ''])
  expect(partsOf('/a?b=1?2&c')).toEqual(['/a', 'b=1?2&c'])
})

test.each([
  ['a form to a route', '/coverage/csv', 'POST', form],
  ['a form that Next shall take', '/groups/kkg/problems/new', 'POST', { ...form, 'x-plain': '1' }],
  ['a look at the heads alone', '/', 'HEAD', {}],
  ['a page that Next shall make', '/', 'GET', { 'x-plain': '1' }],
  ['what the framework asks for itself', '/', 'GET', { rsc: '1' }],
  ['a file', '/s/later.js?v=1', 'GET', {}],
  ['a file that Next shall make', '/coverage/csv', 'GET', { 'x-plain': '1' }],
  ['a route that changes something', '/api/v1/outbox', 'GET', {}],
  ['an address with a slash too many', '/groups/kkg/', 'GET', {}],
  ['the bare page of measurements', '/bench', 'GET', {}],
  ['what is nowhere', '/nothing', 'GET', {}],
])('%s is left to Next', (_, url, method, headers) => {
  expect(asked(url, method, headers)).toBeNull()
})

test('the route by which Next reads what makes pages is no address', () => {
  for (const url of ['/whole', '/whole/', '/whole?x', '/whole/account'])
    expect([isNowhere({ url }), asked(url)]).toEqual([true, null])
  expect(isNowhere({ url: '/wholesale' })).toBe(false)
})
