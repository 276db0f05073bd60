import 'server-only'
import { system } from '../core/db'
import { keptSince } from '../core/retention'
import type { Job } from '../jobs/queue'

declare module '../jobs/queue' {
  interface Payloads {
    'forms.clean': object
  }
}

/** Forgets the answers of forms once no phone sends them again. */
export const cleanForms: Job<object> = {
  cron: '27 19 * * *',
  run: async (_payload, { now }) => {
    const lt = keptSince('forms', now)
    await system('job').sentForm.deleteMany({ where: { at: { lt } } })
  },
}
