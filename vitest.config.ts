import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

const unit = {
  globalSetup: 'tests/support/global-setup.ts',
  setupFiles: 'tests/support/setup.ts',
  // A zone with an odd offset: a test that leans on the machine's own zone fails.
  env: { TZ: 'Pacific/Chatham', LOG_LEVEL: 'silent' },
  testTimeout: 30_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  resolve: {
    alias: [
      { find: /^server-only$/, replacement: `${root}tests/support/empty.ts` },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    maxWorkers: 2,
    passWithNoTests: false,
    projects: [
      {
        extends: true,
        test: {
          ...unit,
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/start/**', 'tests/**/*.alone.test.ts'],
          setupFiles: [unit.setupFiles, 'tests/support/shared.ts'],
          // What a file reads is read once for all that follow it in the same process.
          isolate: false,
        },
      },
      // Those that put another module in place of one, or clients with other settings: each in a process of its own.
      { extends: true, test: { ...unit, name: 'unit alone', include: ['tests/**/*.alone.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'start',
          include: ['tests/start/*.test.ts'],
          testTimeout: 180_000,
          // These start whole servers: one after the other.
          fileParallelism: false,
        },
      },
    ],
  },
})
