import 'server-only'
import { system } from '../../core/db'
import { AppError } from '../../core/errors'
import type { Shown } from '../papers/schema'
import { codeOf } from '../rules'

export type Verified = {
  kind: 'invitation' | 'attendance' | 'minutes' | 'report' | 'statement'
  number: string
  issuedOn: Date
  revokedAt: Date | null
  shown: Shown
}

/** Counts a wrong code of an address, and throws `limited` where there were too many. */
export type Guard = { check: () => Promise<void>; miss: () => Promise<void> }

/**
 * What anybody may know of a document by its code: the least that tells it from a forged one. Null: no such code.
 * What cannot be a code is looked up all the same, so that the answer tells nothing by its time.
 */
export async function verifyCode(typed: string, guard: Guard): Promise<Verified | null | 'limited'> {
  try {
    await guard.check()
    const found = await system('entrance').document.findUnique({
      where: { code: codeOf(typed.slice(0, 100)) ?? '' },
      select: { kind: true, number: true, issuedOn: true, revokedAt: true, shown: true },
    })
    if (found) return { ...found, shown: found.shown as Shown }
    await guard.miss()
    return null
  } catch (error) {
    if (error instanceof AppError && error.code === 'limited') return 'limited'
    throw error
  }
}
