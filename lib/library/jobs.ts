import 'server-only'
import { db } from '../core/db'
import type { Job } from '../jobs/queue'
import { forgetWords, rebuildLibrary } from './entries/commands'

declare module '../jobs/queue' {
  interface Payloads {
    'library.clean': object
    'library.rebuild': object
  }
}

/** After entries changed or went: their words are not kept. */
export const cleanLibrary: Job<object> = { run: () => forgetWords(db()) }

/** Each night, so that what came in past the commands is found too. What is in line already is not written. */
export const remakeLibrary: Job<object> = {
  cron: '41 19 * * *',
  run: () => db().$transaction((tx) => rebuildLibrary(tx), { timeout: 600_000, maxWait: 60_000 }),
}
