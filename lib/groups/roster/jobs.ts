import 'server-only'
import { viewerOfPerson } from '../../auth/load'
import { system } from '../../core/db'
import { AppError } from '../../core/errors'
import { log } from '../../core/log'
import type { Job } from '../../jobs/queue'
import { forgetOld, takeRoster, tellRoster } from './commands'

declare module '../../jobs/queue' {
  interface Payloads {
    'roster.take': { importId: string; personId: string }
    'roster.clean': object
  }
}

/**
 * Writes a roster down as the officer who began it, with the rights of this moment. Whatever goes wrong, nothing is
 * written, and the page says so and can begin again: it is not tried anew behind a person's back.
 */
export const takeRosterOver: Job<{ importId: string; personId: string }> = {
  run: async ({ importId, personId }, { now }) => {
    const viewer = await viewerOfPerson(personId, now)
    // By another connection, which may have to be waited for: a transaction that waits for one holds up who has it.
    const told = (done: number) => void tellRoster(importId, { done }).catch(() => {})
    try {
      if (!viewer) throw new AppError('forbidden')
      await takeRoster(told)({ viewer, now }, { importId })
    } catch (error) {
      const refused = error instanceof AppError
      if (!refused) log.error({ importId, err: error }, 'a roster was not written')
      await tellRoster(importId, {
        failure: refused && error.code === 'forbidden' ? 'forbidden' : 'rosterChanged',
      })
    }
  },
}

/** Each night: rosters that nobody took over. */
export const cleanRosters: Job<object> = {
  cron: '23 18 * * *',
  run: async (_payload, { now }) => {
    await forgetOld(system('job'), null, now)
  },
}
