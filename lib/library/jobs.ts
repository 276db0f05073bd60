import 'server-only'
import { system } from '../core/db'
import type { Job } from '../jobs/queue'
import { forgetWords, rebuildLibrary } from './entries/commands'

declare module '../jobs/queue' {
  interface Payloads {
    'library.clean': object
    'library.rebuild': object
  }
}

/** After entries changed or went: their words are not kept. */
export const cleanLibrary: Job<object> = { run: () => forgetWords(system('job')) }

/** Each night, so that what came in past the commands is found too. What is in line already is not written. */
export const remakeLibrary: Job<object> = {
  cron: '41 19 * * *',
  run: () => system('job').$transaction((tx) => rebuildLibrary(tx), { timeout: 600_000, maxWait: 60_000 }),
}
