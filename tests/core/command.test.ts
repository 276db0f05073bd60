import { expect, test } from 'vitest'
import { z } from 'zod'
import { command } from '@/lib/core/command'
import { id } from '@/lib/core/input'
import { groupRecord } from '@/lib/groups/access'
import { db } from '../support/database'
import { makeGroup, makeViewer, NOW } from '../support/world'

test('two writers that wait for each other are both carried out once', async () => {
  const [a, b] = [await makeGroup('a'), await makeGroup('b')]
  const viewer = await makeViewer({ officerOf: [a.id, b.id] })
  let together = 0
  const both = new Set<string>()
  const write = command({
    name: 'test.write',
    beyond: 'register',
    action: 'group.manage',
    input: z.object({ first: id, second: id }),
    record: (tx, by, input) => groupRecord(tx, by, { id: input.first }),
    run: async ({ tx, input }) => {
      together += 1
      await tx.$executeRaw`update "group" set minutes_per_jp = 50 where id = ${input.first}::uuid`
      both.add(input.first)
      while (both.size < 2) await new Promise((done) => setTimeout(done, 5))
      await tx.$executeRaw`update "group" set minutes_per_jp = 50 where id = ${input.second}::uuid`
    },
  })
  const context = { viewer, now: NOW }
  await Promise.all([
    write(context, { first: a.id, second: b.id }),
    write(context, { first: b.id, second: a.id }),
  ])
  expect(together).toBe(3)
  expect(await db().auditEntry.count({ where: { command: 'test.write' } })).toBe(2)
})
