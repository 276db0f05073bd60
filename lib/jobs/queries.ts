import 'server-only'
import { login } from '../core/db'

export type FailedJob = { id: string; name: string; attempts: number; error: string; at: Date }

/** Jobs that used up all their tries, the latest first, at most a hundred. They stay until somebody looks. */
export async function failedJobs(): Promise<FailedJob[]> {
  return login().$queryRaw<FailedJob[]>`
    select id::text, task_identifier as name, attempts, coalesce(last_error, '') as error, updated_at as at
    from graphile_worker.jobs where attempts >= max_attempts and locked_at is null
    order by updated_at desc limit 100`
}
