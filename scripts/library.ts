import { system } from '../lib/core/db'
import { rebuildLibrary } from '../lib/library/entries/commands'
import { vacuum } from './vacuum'

// Makes the library anew out of what is published, solved and tried; what is shared further stays so.
await system('job').$transaction((tx) => rebuildLibrary(tx), { timeout: 600_000 })
await vacuum('library_entry', 'library_word')
await system('job').$disconnect()
