import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { jobs } from '@/jobs'
import { cell } from '@/lib/access/table'
import type { command } from '@/lib/core/command'
import { db as asked, system } from '@/lib/core/db'
import { AppError } from '@/lib/core/errors'
import { db } from '../support/database'
import { foreignGroup } from '../support/foreign'
import { actionsOf, byHand, byJob } from '../support/isolation'
import { tablesOf } from '../support/rows'
import { sampleOf } from '../support/samples'
import { NOW } from '../support/world'

type Command = ReturnType<typeof command>
const sources = readdirSync('lib', { recursive: true, encoding: 'utf8' })
const modules = import.meta.glob<Record<string, unknown>>('../../lib/**/commands.ts', { eager: true })
/** Every command there is, by its name. */
const commands = new Map<string, Command>()
/** Those that an export of a module is. */
const exported = new Map<unknown, string>()
for (const module of Object.values(modules))
  for (const one of Object.values(module))
    if (typeof one === 'function' && 'definition' in one) {
      commands.set((one as Command).definition.name, one as Command)
      exported.set(one, (one as Command).definition.name)
    }

let scene: Awaited<ReturnType<typeof foreignGroup>>
beforeAll(async () => {
  scene = await foreignGroup()
}, 120_000)

/** All that is kept, in one sign for each table. */
async function kept() {
  const { tables } = await tablesOf()
  const parts = [...tables.keys()].map(
    (table) =>
      `select '${table}' as name, md5(string_agg(t::text, '' order by t::text)) as sum from "${table}" t`,
  )
  return db().$queryRawUnsafe(parts.join(' union all '))
}

/** What is said to who asks: `carried out`, or the code of a refusal. */
function answered(ask: () => Promise<unknown>): Promise<string> {
  return ask().then(
    () => 'carried out',
    (error) => (error instanceof AppError ? error.code : String(error)),
  )
}

/** In which shape the one activity, problem and referral of the foreign group are met. */
const shapes = {
  'as meetings': '',
  'as sharing': `update activity set kind = 'sharing', state = 'offered'; update referral set state = 'consented';
    update problem set state = 'submitted'`,
}
const seen = new Set<string>()

test.each(Object.entries(shapes))(
  'who stands outside carries out no command on a record of a foreign group: met %s',
  async (_, change) => {
    for (const one of change.split(';').filter(Boolean)) await db().$executeRawUnsafe(one)
    const before = await kept()
    const wrong: string[] = []
    for (const [name, one] of commands) {
      const { action, beyond, input, record } = one.definition
      const raw = sampleOf(name, input)
      const parsed = input.safeParse(raw)
      // Such an input needs a line in `tests/support/samples.ts`.
      wrong.push(
        ...(parsed.error?.issues ?? []).map(({ path, message }) => `${name}: ${path.join('.')} ${message}`),
      )
      if (!parsed.success) continue
      for (const [role, viewer] of Object.entries(scene.outside)) {
        if (role === 'administrator' && cell(action, role).length) continue
        const said = await answered(() => one({ viewer, now: NOW }, raw as never))
        if (said !== 'notFound' && said !== 'forbidden') wrong.push(`${name} for ${role}: ${said}`)
      }
      for (const viewer of Object.values(scene.inside)) {
        const as = beyond ? system(beyond) : asked(viewer)
        const found = as.$transaction((tx) => record(tx, viewer, parsed.data))
        if (await found.catch((error) => wrong.push(`${name} inside: ${error}`.slice(0, 400)))) seen.add(name)
      }
    }
    expect(wrong).toEqual([])
    expect(await kept()).toEqual(before)
    expect(commands.size).toBeGreaterThan(140)
  },
  300_000,
)

test('each of these records is found by somebody inside: the keys were right', () => {
  expect([...commands.keys()].filter((name) => !seen.has(name))).toEqual([])
})

const files = sources.filter((file) => /(^|\/)actions\.ts$/.test(file)).sort()
const actions = files.flatMap((file) => actionsOf(file, readFileSync(`lib/${file}`, 'utf8')))

test('every server action carries out commands that were asked above, or says by hand what holds', () => {
  expect(actions.length).toBeGreaterThan(180)
  const plain = actions.filter(
    ({ carries }) =>
      carries.length > 0 &&
      carries.every(({ name, from }) => exported.has(modules[`../../${from}.ts`]?.[name])),
  )
  const rest = actions.filter((one) => !plain.includes(one)).map(({ key }) => key)
  expect(rest.sort()).toEqual(Object.keys(byHand).sort())
})

test('who stands outside carries out none of those either', async () => {
  const before = await kept()
  const wrong: string[] = []
  const administered = /^(people|groups)\//
  for (const [key, ask] of Object.entries(byHand)) {
    if (typeof ask === 'string') continue
    for (const [role, viewer] of Object.entries(scene.outside)) {
      // Who administers groups and people may, everywhere.
      if (role === 'administrator' && administered.test(key)) continue
      const said = await answered(() => ask({ viewer, now: NOW }))
      if (said !== 'notFound' && said !== 'forbidden') wrong.push(`${key} for ${role}: ${said}`)
    }
  }
  expect(wrong).toEqual([])
  expect(await kept()).toEqual(before)
})

test('every job says why it gives nothing of a group to somebody outside it', () => {
  expect(Object.keys(byJob).sort()).toEqual(Object.keys(jobs).sort())
})
