import { Prisma } from './generated/client'

// Signs at the head of a statement: how the database is to plan it, where its own choice costs more than it saves.

/** Its best plan hangs on its values: it is planned each time. */
export const PLANNED_ANEW = '-- planned anew\n'

/**
 * Its values change nothing: it is planned once a connection. A list of values is judged by its length, and so a long
 * statement would be planned each time for the sake of a list that is shorter than thought.
 */
export const PLANNED_ONCE = '-- planned once\n'

/** The same, at the beginning of a statement as it is written. */
export const plannedOnce = Prisma.raw(PLANNED_ONCE)
