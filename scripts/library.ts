import { db } from '../lib/core/db'
import { rebuildLibrary } from '../lib/library/entries/commands'

// Makes the library anew out of what is published, solved and tried; what is shared further stays so.
await db().$transaction((tx) => rebuildLibrary(tx), { timeout: 600_000 })
await db().$executeRaw`vacuum analyze library_entry`
await db().$executeRaw`analyze library_word`
await db().$disconnect()
