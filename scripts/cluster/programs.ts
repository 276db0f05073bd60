import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { Stop } from '../stop'

const VERSIONS = '/usr/lib/postgresql'
const PLACES = ['/usr/sbin', '/usr/bin', '/usr/local/sbin', '/usr/local/bin']

export type Programs = {
  postgres: string
  pgbouncer: string
  haproxy: string
  as: { uid?: number; gid?: number }
}

function program(name: string): string {
  const found = PLACES.map((place) => join(place, name)).find(existsSync)
  if (!found) throw new Stop(`The program ${name} is missing: install it with apt-get install ${name}.`)
  return found
}

/** The folder of the newest PostgreSQL that Debian's packages brought. */
function postgres(): string {
  const versions = existsSync(VERSIONS)
    ? readdirSync(VERSIONS)
        .map(Number)
        .sort((a, b) => b - a)
    : []
  const found = versions
    .map((one) => join(VERSIONS, String(one), 'bin'))
    .find((bin) => existsSync(join(bin, 'initdb')))
  if (!found || (versions[0] ?? 0) < 15)
    throw new Stop(
      'The programs of PostgreSQL 15 or newer are missing: install them with apt-get install postgresql.',
    )
  return found
}

/** Root gives the databases and the pooler to the user that Debian's package made: neither runs as root. */
function unprivileged() {
  if (process.getuid?.() !== 0) return {}
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

/** Where Debian's programs lie. Throws Stop that names the package of the one that is missing. */
export function programs(): Programs {
  const found = { postgres: postgres(), pgbouncer: program('pgbouncer'), haproxy: program('haproxy') }
  return { ...found, as: unprivileged() }
}
