import { join } from 'node:path'
import { inject } from 'vitest'
import { asBefore, settings } from './settings'

// Whatever the file before it set.
asBefore()
settings({ SANGGAR_FILES: join(inject('folder'), `files-${process.env.VITEST_POOL_ID}`) })
