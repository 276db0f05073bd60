import { expect, test } from 'vitest'
import { isPushService, outcomeOf } from '@/lib/push/rules'

test.each([
  ['http', 'http://fcm.googleapis.com/a'],
  ['a private address', 'https://10.0.0.1/a'],
  ['this machine', 'https://localhost/a'],
  ['metadata of a cloud', 'https://169.254.169.254/latest'],
  ['another port', 'https://fcm.googleapis.com:8443/a'],
  ['a name that only ends alike', 'https://evilpush.apple.com.example/a'],
  ['a name before the dot', 'https://evilpush.apple.com/a'],
  ['somebody else', 'https://example.com/a'],
  ['a password', 'https://x:y@fcm.googleapis.com/a'],
  ['a file', 'file:///etc/passwd'],
])('an address that the server does not call: %s', (_, endpoint) => {
  expect(isPushService(endpoint, [])).toBe(false)
})

test('the services of browsers, and what whoever runs Sanggar named', () => {
  for (const host of ['fcm.googleapis.com', 'updates.push.services.mozilla.com', 'web.push.apple.com'])
    expect(isPushService(`https://${host}/a`, [])).toBe(true)
  expect(isPushService('https://push.sekolah.example:8443/a', ['push.sekolah.example:8443'])).toBe(true)
})

test('a pause is as long as the service asks, by seconds or date, and twelve hours at most', () => {
  const now = new Date('2026-08-13T01:00:00Z')
  const pause = (retryAfter: string) => outcomeOf({ status: 429, retryAfter, now })
  expect(pause('60')).toMatchObject({ state: 'later', notBefore: new Date('2026-08-13T01:01:00Z') })
  expect(pause('Thu, 13 Aug 2026 01:02:00 GMT')).toMatchObject({
    notBefore: new Date('2026-08-13T01:02:00Z'),
  })
  expect(pause('999999')).toMatchObject({ notBefore: new Date('2026-08-13T13:00:00Z') })
  expect(pause('soon')).not.toHaveProperty('notBefore')
  expect([401, 403, 302].map((status) => outcomeOf({ status, now }).state)).toEqual([
    'later',
    'later',
    'later',
  ])
})
