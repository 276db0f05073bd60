import { z } from 'zod'

const environment = z.object({
  DATABASE_URL: z.string().min(1),
  NEXTAUTH_SECRET: z.string().min(32),
  /** The address under which people reach this service. */
  NEXTAUTH_URL: z.url().default('http://localhost:3000'),
  SANGGAR_FILES: z.string().default('.data/files'),
  SANGGAR_BENCH: z.string().default(''),
  /** Proxies in front of the web server that are trusted to tell the browser's address. */
  SANGGAR_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
})

let read: z.infer<typeof environment> | undefined

/** The settings of this process, checked once at first use. Throws when one is missing. */
export function env() {
  read ??= environment.parse(process.env)
  return read
}
