import { destination, pino } from 'pino'

const settings = { level: process.env.LOG_LEVEL ?? 'info', base: null }

/** Structured log, to the standard error output. Never give it names, texts or addresses of persons: ids only. */
export const log = pino(settings, destination({ dest: 2, sync: true }))
