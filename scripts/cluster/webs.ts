import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { webArguments } from '../web/arguments'
import type { Databases, Ports } from './databases'
import type { Programs } from './programs'
import { type Service, service } from './service'
import { proxySettings } from './settings'

export type Webs = Record<'web1' | 'web2' | 'proxy' | 'store', Service> & { base: string }

const healthy = async (base: string) =>
  (await fetch(`${base}/api/health`, { signal: AbortSignal.timeout(3000) })).ok

/** Two instances of the production build, each with its worker, the store of their files, and the proxy in front. */
export async function startWebs(
  { haproxy }: Programs,
  folder: string,
  ports: Ports,
  { urls }: Databases,
  secret: string,
): Promise<Webs> {
  const base = `http://127.0.0.1:${ports.proxy}`
  const env = {
    ...process.env,
    DATABASE_URL: urls.pooler,
    DATABASE_DIRECT_URL: urls.primary,
    DATABASE_REPLICA_URL: urls.replica,
    NEXTAUTH_URL: base,
    NEXTAUTH_SECRET: secret,
    SANGGAR_PROXIES: '1',
    SANGGAR_S3_BUCKET: 'sanggar',
    SANGGAR_S3_ENDPOINT: `http://127.0.0.1:${ports.store}/`,
    SANGGAR_S3_KEY: 'S3RVER',
    SANGGAR_S3_SECRET: 'S3RVER',
  }
  const files = join(folder, 'store')
  mkdirSync(files)
  const store = service({
    name: 'store',
    command: [process.execPath, '--import', 'tsx', 'scripts/cluster/store.ts', String(ports.store), files],
    log: join(folder, 'store.log'),
    ready: async () => (await fetch(env.SANGGAR_S3_ENDPOINT)).status > 0,
  })
  const web = (name: 'web1' | 'web2') =>
    service({
      name,
      command: [process.execPath, ...webArguments(ports[name])],
      log: join(folder, `${name}.log`),
      ready: () => healthy(`http://127.0.0.1:${ports[name]}`),
      env,
    })
  const settings = join(folder, 'haproxy.cfg')
  writeFileSync(settings, proxySettings({ port: ports.proxy, webs: [ports.web1, ports.web2] }))
  const proxy = service({
    name: 'haproxy',
    command: [haproxy, '-f', settings, '-db'],
    log: join(folder, 'haproxy.log'),
    ready: () => healthy(base),
  })
  const webs = { store, web1: web('web1'), web2: web('web2'), proxy }
  for (const one of Object.values(webs)) await one.start()
  return { ...webs, base }
}
