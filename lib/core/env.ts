import { z } from 'zod'

const environment = z.object({
  DATABASE_URL: z.string().min(1),
  NEXTAUTH_SECRET: z.string().min(32),
  /** Where people reach Sanggar: printed on papers. */
  NEXTAUTH_URL: z.string().default('http://localhost'),
  SANGGAR_FILES: z.string().default('.data/files'),
  SANGGAR_BENCH: z.string().default(''),
})

let read: z.infer<typeof environment> | undefined

/** The settings of this process, checked once at first use. Throws when one is missing. */
export function env() {
  read ??= environment.parse(process.env)
  return read
}
