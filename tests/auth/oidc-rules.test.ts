import { expect, test } from 'vitest'
import { isWithin, refusalOf, verifiedEmail } from '@/lib/auth/oidc/rules'

test('domains and the sentences of refusal', () => {
  const domains = ['belajar.id']
  expect(isWithin('a@guru.sd.belajar.id', domains)).toBe(true)
  expect(isWithin('a@belajar.id.jahat.example', domains)).toBe(false)
  const claims = { iss: 'https://masuk.example', sub: 'a', email: ' SARI@Belajar.ID ', email_verified: true }
  expect(verifiedEmail(claims, domains)).toBe('sari@belajar.id')
  expect(refusalOf('<script>')).toBe('oidcFailed')
})
