import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))

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
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/start/**'],
          globalSetup: 'tests/support/global-setup.ts',
          setupFiles: 'tests/support/setup.ts',
          // A zone with an odd offset: a test that leans on the machine's own zone fails.
          env: { TZ: 'Pacific/Chatham', LOG_LEVEL: 'silent' },
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
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
