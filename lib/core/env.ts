import { z } from 'zod'
import { type Kept, usual } from './periods'

/** `guests=730 answers=90`: days by name. */
const periods = z
  .string()
  .regex(/^\s*([a-z]+=[1-9]\d{0,4}(\s+|$))*$/)
  .default('')
  .transform((text) =>
    Object.fromEntries(
      text
        .split(/\s+/)
        .filter(Boolean)
        .map((one) => [one.split('=')[0], Number(one.split('=')[1])]),
    ),
  )
  .pipe(z.partialRecord(z.enum(Object.keys(usual) as [Kept, ...Kept[]]), z.number()))

/** Names of hosts or domains, with commas or space between them. */
const hosts = z
  .string()
  .default('')
  .transform((text) =>
    text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )

const environment = z.object({
  DATABASE_URL: z.string().min(1),
  /** The database itself, where `DATABASE_URL` leads through a pooler that lends a connection for a transaction only. */
  DATABASE_DIRECT_URL: z.string().default(''),
  /** A copy that follows the database a little later: reports of regions are read there. */
  DATABASE_REPLICA_URL: z.string().default(''),
  NEXTAUTH_SECRET: z.string().min(32),
  /** The address under which people reach this service. */
  NEXTAUTH_URL: z.url().default('http://localhost:3000'),
  /** How many web servers share the port of this one. */
  SANGGAR_WEBS: z.coerce.number().int().min(1).default(1),
  SANGGAR_FILES: z.string().default('.data/files'),
  /** With a bucket files lie there instead, on any server that speaks S3. */
  SANGGAR_S3_BUCKET: z.string().default(''),
  SANGGAR_S3_ENDPOINT: z.string().default(''),
  SANGGAR_S3_REGION: z.string().default('us-east-1'),
  SANGGAR_S3_KEY: z.string().default(''),
  SANGGAR_S3_SECRET: z.string().default(''),
  /** Any SMTP server, `smtp://name:password@host:587`; without one no mail is attempted. */
  SMTP_URL: z
    .string()
    .regex(/^(smtps?:\/\/.+)?$/)
    .default(''),
  /** Whom mail comes from: `Sanggar <kabar@sanggar.example>`. */
  MAIL_FROM: z.string().default(''),
  /** The key pair by which push services know us (RFC 8292): a point and a number of P-256, base64url. Without it nothing is pushed. */
  VAPID_PUBLIC_KEY: z
    .string()
    .regex(/^([\w-]{87})?$/)
    .default(''),
  VAPID_PRIVATE_KEY: z
    .string()
    .regex(/^([\w-]{43})?$/)
    .default(''),
  /** Whom a push service turns to, `mailto:…` or `https://…`; otherwise the address of this service. */
  VAPID_SUBJECT: z
    .string()
    .regex(/^((mailto:|https:\/\/).+)?$/)
    .default(''),
  /** Hosts of push services besides those of the browsers that we know, each with its port where it has one. */
  SANGGAR_PUSH_SERVICES: hosts,
  /** Who answers for the personal data, with an address: stands in the privacy notice. */
  SANGGAR_CONTROLLER: z.string().max(500).default(''),
  /** How many days things are kept: `lib/core/periods.ts`. */
  SANGGAR_KEEP: periods,
  /** Whether an administrator must have a second factor; the demonstration does without. */
  SANGGAR_ADMIN_FACTOR: z.enum(['required', 'optional']).default('required'),
  SANGGAR_BENCH: z.string().default(''),
  /** Proxies in front of the web server that are trusted to tell the browser's address. */
  SANGGAR_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
})

/** A service that speaks OpenID Connect, by which people may sign in. */
const service = z.object({
  /** `https://accounts.google.com` */
  ISSUER: z
    .string()
    .regex(/^(https?:\/\/.+)?$/)
    .default(''),
  CLIENT_ID: z.string().default(''),
  CLIENT_SECRET: z.string().default(''),
  /** Domains of addresses, each with all below it: `belajar.id, sekolah.example`. None: any verified address. */
  DOMAINS: hosts,
  /** How the sign-in page calls it. */
  LABEL: z.string().default(''),
})

const MOST_SERVICES = 9

/** The first is named `SANGGAR_OIDC_ISSUER` and so on, those after it `SANGGAR_OIDC_2_ISSUER` to 9. */
function servicesIn(given: Record<string, string | undefined>) {
  const all = Array.from({ length: MOST_SERVICES }, (_, at) => {
    const mark = at ? `${at + 1}_` : ''
    const own = Object.keys(service.shape).map((name) => [name, given[`SANGGAR_OIDC_${mark}${name}`]])
    return { id: at ? `oidc-${at + 1}` : 'oidc', ...service.parse(Object.fromEntries(own)) }
  }).filter((one) => one.ISSUER && one.CLIENT_ID && one.CLIENT_SECRET)
  // A person is known by issuer and key: two doors to one issuer would open for each other's domains.
  if (new Set(all.map((one) => one.ISSUER)).size < all.length)
    throw new Error('Two settings SANGGAR_OIDC_…ISSUER name the same service')
  return all
}

let read: ReturnType<typeof readEnvironment> | undefined

/** Settings as they are named outside. Throws when one is missing or makes no sense. */
export function readEnvironment(given: Record<string, string | undefined>) {
  return { ...environment.parse(given), oidc: servicesIn(given) }
}

/** The settings of this process, checked once at first use. Throws when one is missing. */
export function env() {
  read ??= readEnvironment(process.env)
  return read
}
