import { join } from 'node:path'
import { afterAll, inject, vi } from 'vitest'
import { asBefore, settings } from './settings'

// Whatever the file before it set.
asBefore()
settings({ SANGGAR_FILES: join(inject('folder'), `files-${process.env.VITEST_POOL_ID}`) })

// Nor does the next one find a browser's globals, or a clock that stands.
afterAll(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})
