import { Prisma } from './generated/client'

// Signs at the head of a statement: how the database is to plan it, where its own choice costs more than it saves.

/** Its best plan hangs on its values: it is planned each time. */
export const PLANNED_ANEW = '-- planned anew\n'

/**
 * Its values change nothing: it is planned once a connection. A list of values is judged by its length, and so a long
 * statement would be planned each time for the sake of a list that is shorter than thought.
 */
const PLANNED_ONCE = '-- planned once\n'

/** The same, at the beginning of a statement as it is written. */
export const plannedOnce = Prisma.raw(PLANNED_ONCE)

/** Begins the names of statements that are planned once without saying so themselves. */
export const BY_KEY = 'k'
const ONE = /WHERE \(?"t0"\."id" = \$\d+(?:\)| AND| LIMIT)/

/**
 * True for a statement of Prisma that seeks one record by its key. All else of it hangs on that one, so that no value
 * makes another plan better; and the largest of them take twenty times longer to plan than to carry out.
 */
export function seeksOne(sql: string): boolean {
  return ONE.test(sql)
}

/** True for a statement that is planned once a connection. */
export function plansOnce(text: string, name = ''): boolean {
  return name.startsWith(BY_KEY) || text.startsWith(PLANNED_ONCE)
}
