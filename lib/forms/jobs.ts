import 'server-only'
import { db } from '../core/db'
import type { Job } from '../jobs/queue'

const KEPT_DAYS = 7

declare module '../jobs/queue' {
  interface Payloads {
    'forms.clean': object
  }
}

/** Forgets the answers of forms sent more than a week ago: nobody sends those again. */
export const cleanForms: Job<object> = {
  cron: '27 19 * * *',
  run: async (_payload, { now }) => {
    const lt = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
    await db().sentForm.deleteMany({ where: { at: { lt } } })
  },
}
