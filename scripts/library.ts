import { system } from '../lib/core/db'
import { rebuildLibrary } from '../lib/library/entries/commands'

// Makes the library anew out of what is published, solved and tried; what is shared further stays so.
await system('job').$transaction((tx) => rebuildLibrary(tx), { timeout: 600_000 })
await system('job').$executeRaw`vacuum analyze library_entry`
await system('job').$executeRaw`analyze library_word`
await system('job').$disconnect()
