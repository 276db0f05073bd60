import 'server-only'
import { command } from '../core/command'
import type { Database } from '../core/db'
import { AppError, invalidField } from '../core/errors'
import { entryRecord } from './access'
import { reachesOf } from './rules'
import { type Reach, shareInput, takeBackInput } from './schema'

async function open(tx: Database, entry: { id: string; groupId: string }, reach: Reach) {
  const changed = await tx.$executeRaw`update library_entry
    set reach = ${reach}::library_reach, open_to = library_open_to(${reach}::library_reach, region_code)
    where id = ${entry.id}::uuid`
  // A problem reopened in the meantime is no entry any more.
  if (changed !== 1) throw new AppError('conflict')
}

/** Its owner says how far an entry can be found; from this moment on, in both directions. */
export const shareEntry = command({
  name: 'library.share',
  action: 'library.share',
  input: shareInput,
  record: entryRecord,
  run: async ({ tx, input, record, note }) => {
    if (!reachesOf(record.regionCode).includes(input.reach)) throw invalidField('reach', 'choose')
    if (input.reach !== 'group' && record.material?.licence === 'group')
      throw invalidField('reach', 'licenceOfGroup')
    await open(tx, record, input.reach)
    note({ subjectId: record.id, detail: { from: record.reach, to: input.reach } })
  },
})

/** Its owner or an officer closes an entry to its group again, at once. */
export const takeBackEntry = command({
  name: 'library.takeBack',
  action: 'library.takeBack',
  input: takeBackInput,
  record: entryRecord,
  run: async ({ tx, record, note }) => {
    await open(tx, record, 'group')
    note({ subjectId: record.id, detail: { from: record.reach, to: 'group' } })
  },
})
