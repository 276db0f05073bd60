import { join } from 'node:path'
import { inject } from 'vitest'
import { env } from '@/lib/core/env'

// Read once for all files of this process, whatever a file says later.
process.env.SANGGAR_FILES = join(inject('folder'), `files-${process.env.VITEST_POOL_ID}`)
env()
