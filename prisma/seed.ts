import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { viewerOfPerson } from '../lib/auth/load'
import { hashPassword } from '../lib/auth/password'
import { db } from '../lib/core/db'
import { dateValue } from '../lib/core/time'
import { helpWithProblem, reportProblem, takeUpProblem } from '../lib/problems/commands'
import { groups, people, problems } from './demonstration'

const DATA = join(process.cwd(), 'node_modules/idn-area-data/data')

function rows(file: string) {
  const lines = readFileSync(join(DATA, file), 'utf8').trim().split('\n').slice(1)
  return lines.map(
    (line) =>
      line
        .replace(/\r$/, '')
        .match(/("([^"]|"")*"|[^,]*)(,|$)/g)
        ?.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, '')) ?? [],
  )
}

/** All provinces, regencies and districts of Indonesia (idn-area-data, MIT). Does nothing when they are there. */
export async function seedRegions(): Promise<void> {
  if (await db().region.count()) return
  const levels = [
    rows('provinces.csv').map(([code = '', name = '']) => ({
      code: code,
      name,
      level: 1,
      parentCode: null,
    })),
    rows('regencies.csv').map(([code = '', parent = '', name = '']) => ({
      code: code,
      name,
      level: 2,
      parentCode: parent,
    })),
    rows('districts.csv').map(([code = '', parent = '', name = '']) => ({
      code: code,
      name,
      level: 3,
      parentCode: parent,
    })),
  ]
  for (const data of levels) await db().region.createMany({ data })
}

/** The demonstration: invented persons in three time zones, problems reported through the real commands. */
export async function seedDemonstration(password: string, now: Date): Promise<void> {
  const passwordHash = await hashPassword(password)
  const school = await db().school.create({
    data: { name: 'SDN 1 Ringinpitu', regionCode: '33.15' },
    select: { id: true },
  })
  const startedOn = dateValue('2025-07-01')
  const ids: Record<string, string> = {}
  for (const { key, name, isAdministrator } of people) {
    const data = {
      name,
      email: `${key}@contoh.sch.id`,
      passwordHash,
      schoolId: school.id,
      isAdministrator: isAdministrator ?? false,
    }
    ids[key] = (await db().person.create({ data, select: { id: true } })).id
  }
  const idOf = (key: string) => ids[key] ?? ''
  for (const { members, officer, supervisor, ...data } of groups) {
    const { id: groupId } = await db().group.create({ data, select: { id: true } })
    await db().membership.createMany({
      data: members.map((key) => ({ groupId, personId: idOf(key), startedOn })),
    })
    await db().officerTerm.create({
      data: {
        groupId,
        personId: idOf(officer),
        title: 'Ketua',
        decreeNumber: '421.2/011/SK/2025',
        startedOn,
      },
    })
    if (supervisor)
      await db().supervisorAssignment.create({ data: { groupId, personId: idOf(supervisor), startedOn } })
  }
  await reportAll(idOf, now)
}

async function reportAll(idOf: (key: string) => string, now: Date) {
  for (const [i, { group, reporter, helper, ...report }] of problems.entries()) {
    const { id: groupId } = await db().group.findUniqueOrThrow({
      where: { slug: group },
      select: { id: true },
    })
    const at = new Date(now.getTime() - (problems.length - i) * 9 * 86_400_000)
    const context = async (key: string, days: number) => {
      const viewer = await viewerOfPerson(idOf(key), now)
      if (!viewer) throw new Error(`No person ${key} in the demonstration`)
      return { viewer, now: new Date(at.getTime() + days * 86_400_000) }
    }
    const { id: problemId } = await reportProblem(await context(reporter, 0), { groupId, ...report })
    if (!helper) continue
    await takeUpProblem(await context('budi', 1), { problemId, text: '' })
    await helpWithProblem(await context(helper, 2), {
      problemId,
      text: 'Coba mulai dari benda nyata: kelompokkan biji, lalu tulis sebagai penjumlahan berulang.',
    })
  }
}

const [verb, password] = process.argv[1]?.endsWith('seed.ts') ? process.argv.slice(2) : []
if (verb) await seedRegions()
if (verb === 'demonstration') await seedDemonstration(password ?? '', new Date())
if (verb) await db().$disconnect()
