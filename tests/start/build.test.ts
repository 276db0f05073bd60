import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sourceHash } from '../../scripts/build'

test('what a build makes is no reason for another one', () => {
  const before = sourceHash()
  const file = 'public/s/made-by-a-test.js'
  mkdirSync('public/s', { recursive: true })
  writeFileSync(file, '')
  try {
    expect(sourceHash()).toBe(before)
  } finally {
    rmSync(file)
  }
})
