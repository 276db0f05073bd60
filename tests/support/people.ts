import { hashPassword } from '@/lib/auth/password'
import { db } from './database'

/** A person with an account, by e-mail address and password. */
export async function makeAccount(email: string, password: string) {
  const data = { name: 'Sari', email, passwordHash: await hashPassword(password) }
  return db().person.create({ data, select: { id: true } })
}

/** How much of everything that administration writes there is, to see that a refusal left nothing. */
export async function countAll() {
  const tables = ['person', 'group', 'school', 'cluster', 'membership', 'officerTerm'] as const
  const counts = tables.map((table) => (db()[table].count as () => Promise<number>)())
  return Promise.all([...counts, db().supervisorAssignment.count(), db().auditEntry.count()])
}

/** The last thing written in the audit trail. */
export function lastEntry() {
  return db().auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } })
}

/** How many of several attempts succeeded, and what the others were told. */
export async function outcomes<T>(attempts: Promise<T>[]) {
  const settled = await Promise.allSettled(attempts)
  const refused = settled.filter((one) => one.status === 'rejected').map((one) => one.reason)
  return { succeeded: settled.length - refused.length, refused }
}
