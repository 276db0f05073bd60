import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'
import { Logger, runMigrations } from 'graphile-worker'
import pg from 'pg'
import { startPostgres } from './postgres'

const INTERNAL_CHAR = 18
const TEXT = 25
const MIGRATIONS = 'prisma/migrations'

function schemaFiles() {
  const folder = 'prisma/schema'
  return readdirSync(folder).map((name) => ({
    path: join(folder, name),
    content: readFileSync(join(folder, name), 'utf8'),
  }))
}

function migrations() {
  const names = existsSync(MIGRATIONS) ? readdirSync(MIGRATIONS).sort() : []
  const folders = names.filter((name) => existsSync(join(MIGRATIONS, name, 'migration.sql')))
  return folders.map((name) => {
    const sql = readFileSync(join(MIGRATIONS, name, 'migration.sql'), 'utf8')
    return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

// The adapter does not know PostgreSQL's internal "char" type, in which the catalogue keeps its flags, and the engine wants one as a character.
class CatalogueAdapter extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    const client = (
      adapter as unknown as { client: { query: (query: object, values?: unknown[]) => Promise<Answer> } }
    ).client
    const ask = client.query.bind(client)
    client.query = async (query, values) => {
      const result = await ask(query, values)
      for (const field of result.fields ?? []) if (field.dataTypeID === INTERNAL_CHAR) field.dataTypeID = TEXT
      return result
    }
    const askRaw = adapter.queryRaw.bind(adapter)
    adapter.queryRaw = async (query) => {
      const result = await askRaw(query)
      const flag = result.columnNames.indexOf('constraint_type')
      if (flag >= 0) result.columnTypes[flag] = ColumnTypeEnum.Character
      return result
    }
    return adapter
  }
}

type Answer = { fields?: { dataTypeID: number }[] }

/** Node 20 cannot import `.wasm`, so the package's entry is done by hand here. */
async function loadEngine(): Promise<typeof import('@prisma/schema-engine-wasm')> {
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = await import(pathToFileURL(file).href)
  // The engine reports its own failures through this name.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: {
      set_message: (message: string) => console.error(message),
    },
  })
  const imports = { './schema_engine_bg.js': glue }
  const { instance } = await WebAssembly.instantiate(readFileSync(file.replace(/\.js$/, '.wasm')), imports)
  glue.__wbg_set_wasm(instance.exports)
  ;(instance.exports.__wbindgen_start as () => void)()
  return glue
}

/** The engine that Prisma's own command line uses, on one database. It never gets a shadow database of a real one. */
async function engine(url: string) {
  const { SchemaEngine } = await loadEngine()
  const factory = bindMigrationAwareSqlAdapterFactory(new CatalogueAdapter({ connectionString: url }))
  return SchemaEngine.new(
    { datamodels: schemaFiles().map((file) => [file.path, file.content]) },
    () => {},
    factory,
  )
}

// The table that `prisma migrate deploy` keeps, so that both may be used on one database.
const HISTORY = `create table if not exists _prisma_migrations (
  id varchar(36) primary key, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`

/**
 * Applies the migrations that a database does not have yet, each in a transaction of its own; answers their names.
 * Throws when an applied migration was changed since.
 */
export async function deploy(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    // Two instances that start at once take turns.
    await client.query('select pg_advisory_lock(72707369)')
    await client.query(HISTORY)
    const { rows } = await client.query(
      'select migration_name, checksum from _prisma_migrations where finished_at is not null',
    )
    const known = new Map(rows.map((row) => [row.migration_name, row.checksum]))
    const applied: string[] = []
    for (const migration of migrations()) {
      const before = known.get(migration.name)
      if (before && before !== migration.checksum)
        throw new Error(`Migration ${migration.name} was changed after it was applied.`)
      if (before) continue
      await apply(client, migration)
      applied.push(migration.name)
    }
    // The job queue keeps a schema of its own, which Prisma neither sees nor compares.
    await runMigrations({ connectionString: url, logger: new Logger(() => () => {}) })
    return applied
  } finally {
    await client.end()
  }
}

async function apply(client: pg.Client, migration: ReturnType<typeof migrations>[number]) {
  await client.query('begin')
  try {
    await client.query(migration.sql)
    await client.query(
      'insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)',
      [randomUUID(), migration.checksum, migration.name],
    )
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

/** The SQL from a database to the schema files; empty when they agree. */
async function difference(url: string): Promise<string> {
  const one = await engine(url)
  const { stdout } = await one.diff({
    from: { tag: 'schemaDatasource', files: schemaFiles(), configDir: process.cwd() },
    to: { tag: 'schemaDatamodel', files: schemaFiles() },
    script: true,
    exitCode: null,
    shadowDatabaseUrl: null,
    filters: { externalTables: [], externalEnums: [] },
  } as never)
  return stdout ?? ''
}

/** Runs `work` on a fresh, empty database of a throw-away server. */
async function onScratch<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = join(tmpdir(), `sanggar-migrate-${process.pid}`)
  const server = await startPostgres(folder, true)
  try {
    await server.create('scratch')
    return await work(server.url('scratch'))
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function write(name: string) {
  const sql = await onScratch(async (url) => {
    await deploy(url)
    return difference(url)
  })
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const folder = join(MIGRATIONS, `${stamp}_${name}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(MIGRATIONS, 'migration_lock.toml'), 'provider = "postgresql"\n')
  writeFileSync(join(folder, 'migration.sql'), sql)
  console.log(folder)
}

async function check() {
  const sql = await onScratch(async (url) => {
    await deploy(url)
    return difference(url)
  })
  const rest = sql.replace(/^\s*--.*$/gm, '').trim()
  if (!rest) return
  console.error(`The schema files and the migrations differ:\n${rest}`)
  process.exitCode = 1
}

const [verb, name] = process.argv[1]?.endsWith('migrate.ts') ? process.argv.slice(2) : []
if (verb === 'deploy')
  console.log((await deploy(process.env.DATABASE_DIRECT_URL || process.env.DATABASE_URL || '')).join('\n'))
if (verb === 'new') await write(name ?? 'change')
if (verb === 'check') await check()
