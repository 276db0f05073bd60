import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sql } from '../support/sql'

/** Keys that say nothing of the field: what a reference from another table needs, and what Prisma finds a record by. */
const TECHNICAL =
  /_group_id_key$|_token_hash_key$|_file_id_key$|_id_key$|^recovery_code_|^passkey_|^audit_entry_/

test('each rule that the database keeps is named where it is shown refusing', async () => {
  const files = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  const written = files
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(`tests/${name}`, 'utf8'))
    .join('\n')
  const rules: { name: string; partial: boolean }[] = await sql(
    `select conname as name, true as partial from pg_constraint
       where contype in ('c', 'x') and connamespace = 'public'::regnamespace and conrelid <> 0
     union all select c.relname, i.indpred is not null from pg_index i join pg_class c on c.oid = i.indexrelid
       where i.indisunique and not i.indisprimary and c.relnamespace = 'public'::regnamespace`,
  )
  expect(rules.length).toBeGreaterThan(200)
  const asked = rules.filter(({ name, partial }) => partial || !TECHNICAL.test(name))
  const unshown = asked.filter(({ name }) => !new RegExp(`\\b${name}\\b`).test(written))
  expect(unshown.map(({ name }) => name)).toEqual([])
})

test('each sentence by which a trigger refuses is shown', async () => {
  const files = readdirSync('tests', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const written = files.map((name) => readFileSync(`tests/${name}`, 'utf8')).join('\n')
  const bodies: { prosrc: string }[] = await sql(
    `select prosrc from pg_proc where pronamespace = 'public'::regnamespace and prosrc like '%RAISE EXCEPTION%'`,
  )
  const sentences = new Set(
    bodies.flatMap(({ prosrc }) =>
      [...prosrc.matchAll(/RAISE EXCEPTION '([^']*)'/g)].map(([, text]) => text ?? ''),
    ),
  )
  expect(sentences.size).toBeGreaterThan(5)
  expect([...sentences].filter((text) => !written.includes(text.split(' ').slice(-2).join(' ')))).toEqual([])
})
