import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Every source of the program, but what is generated. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    const path = join(folder, one.name)
    if (one.isDirectory()) return one.name === 'generated' ? [] : sources(path)
    return /\.tsx?$/.test(one.name) ? [path] : []
  })
}

test('entries are written in one place', () => {
  const writes = /auditEntry\s*\.\s*(create|update|delete|upsert)|insert\s+into\s+"?audit_entry/i
  const found = ['lib', 'app', 'components']
    .flatMap(sources)
    .filter((one) => writes.test(readFileSync(one, 'utf8')))
  expect(found, 'use enter() of lib/core/audit.ts').toEqual(['lib/core/audit.ts'])
})
