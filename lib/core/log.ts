import { destination, pino } from 'pino'
import { endWithReader } from './process'

const settings = { level: process.env.LOG_LEVEL ?? 'info', base: null }

const output = destination({ dest: 2, sync: true })
// pino itself would go on in silence.
endWithReader([output])

/** Structured log, to the standard error output. Never give it names, texts or addresses of persons: ids only. */
export const log = pino(settings, output)
