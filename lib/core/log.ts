import { pino } from 'pino'

/** Structured log. Never give it names, texts or addresses of persons: ids only. */
export const log = pino({ level: process.env.LOG_LEVEL ?? 'info', base: null })
