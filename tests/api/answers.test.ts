import { readdirSync } from 'node:fs'
import { Validator } from '@seriousme/openapi-schema-validator'
import { beforeAll, expect, test } from 'vitest'
import { GET as coverage } from '@/app/api/v1/(tokens)/coverage/route'
import { GET as exceptions } from '@/app/api/v1/(tokens)/exceptions/route'
import { GET as activities } from '@/app/api/v1/(tokens)/groups/[group]/activities/route'
import { GET as groupCoverage } from '@/app/api/v1/(tokens)/groups/[group]/coverage/route'
import { GET as groups } from '@/app/api/v1/(tokens)/groups/route'
import { GET as description } from '@/app/api/v1/(tokens)/openapi.json/route'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { hashOf } from '@/lib/api/tokens/rules'
import { viewerOfPerson } from '@/lib/auth/load'
import { groupFigures } from '@/lib/coverage/figures/queries'
import { groupOf } from '@/lib/groups/queries'
import { objectiveCodes, stages } from '@/lib/objectives/schema'
import { BOTH, call, tokenOf } from '../support/api'
import { db } from '../support/database'
import { type Description, faultsIn } from '../support/description'
import { ask, count, groupIn, YEAR } from '../support/regions'
import { makeViewer, meeting, NOW } from '../support/world'

const year = { year: '2026' }
const PERSON = 'Zulkarnaina Sosrokartono'
let lotim: string
let supervisor: Viewer
let member: Viewer
let token: string
let document: Description
const faults = (path: string, status: string, body: unknown) => faultsIn(document, path, status, body)
beforeAll(async () => {
  lotim = (await groupIn('52.03', 'mgmp-kimia', 'Kimia')).id
  for (let i = 0; i < 7; i += 1) {
    const { id } = await groupIn('52.03.07', `gugus-${i}`)
    await count(id, objectiveCodes[i] ?? 'A', i + 2, i)
  }
  await count((await groupIn('33.15', 'lain')).id, 'A', 9, 9)
  const officer = await makeViewer({ officerOf: [lotim] })
  await db().person.update({ where: { id: officer.personId }, data: { name: PERSON } })
  for (const objective of ['A', 'A', 'D', 'G'] as const) {
    const { id: activityId } = await scheduleMeeting(
      { viewer: officer, now: NOW },
      { ...meeting(lotim), objective, supporting: ['F'] },
    )
    if (objective === 'G') continue
    const rows = [{ personId: officer.personId, status: 'present' as const }]
    await recordAttendance({ viewer: officer, now: NOW }, { activityId, rows })
    await stepActivity({ viewer: officer, now: NOW }, { activityId, step: 'hold', reason: '' })
  }
  supervisor = await makeViewer({ regions: ['52.03'] })
  member = await makeViewer({ memberOf: [lotim] })
  token = await tokenOf(supervisor)
  document = await description().json()
})

const inKimia = { group: 'mgmp-kimia' }

test('the description is OpenAPI 3.1 by an independent validator, and names each route and no other', async () => {
  const validator = new Validator()
  expect(await validator.validate(structuredClone(document))).toEqual({ valid: true })
  expect(validator.version).toBe('3.1')
  const folder = 'app/api/v1/(tokens)'
  const routes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('/route.ts') && !name.startsWith('openapi'))
    .map((name) => `/api/v1/${name.slice(0, -'/route.ts'.length).replaceAll('[', '{').replaceAll(']', '}')}`)
  expect(Object.keys(document.paths).sort()).toEqual(routes.sort())
  for (const [path, { get }] of Object.entries(document.paths)) {
    expect(get.security).toEqual([
      { token: [expect.stringMatching(/^(coverage|activity|supervision)\.read$/)] },
    ])
    const inPath = get.parameters.filter((one) => one.in === 'path')
    expect(inPath.map((one) => one.name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))
    expect(inPath.every((one) => one.required)).toBe(true)
  }
})

test('coverage equals the page, in the shape that is promised', async () => {
  for (const region of ['', '52', '52.03', '52.03.07']) {
    const { status, body, headers } = await call(coverage, token, { ...year, ...(region && { region }) })
    expect(status).toBe(200)
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
    expect(headers.get('cache-control')).toBe('private, no-cache')
    expect(faults('/api/v1/coverage', '200', body)).toEqual([])
    const page = await ask(supervisor, { region })
    expect(body.objectives).toEqual(page?.rows)
    expect(body.months).toEqual(page?.trend.map((one) => ({ month: one.month, objectives: one.rows })))
    expect(body.regions).toEqual(page?.regions.map(({ rows, ...one }) => ({ ...one, objectives: rows })))
    expect(body).toMatchObject({ groups: page?.groupCount, whole: page?.whole })
    // The validator itself finds what is wrong.
    expect(faults('/api/v1/coverage', '200', { ...body, name: 'x' })).not.toEqual([])
    expect(faults('/api/v1/coverage', '200', { ...body, groups: -1 })).not.toEqual([])
    expect(body.period).toEqual({ ...YEAR, firstMonth: '2026-07', lastMonth: '2027-06' })
  }
})

test('groups come page by page, each once and in order, with the figures of the page', async () => {
  const found: { slug: string; objectives: unknown }[] = []
  let cursor = ''
  let pages = 0
  do {
    const asked = { ...year, region: '52.03', limit: '3', ...(cursor && { cursor }) }
    const { status, body } = await call(groups, token, asked)
    expect(status).toBe(200)
    expect(faults('/api/v1/groups', '200', body)).toEqual([])
    found.push(...body.groups)
    cursor = body.next ?? ''
    pages += 1
  } while (cursor)
  expect(pages).toBe(3)
  const page = await ask(supervisor, { region: '52.03', every: '1' })
  expect(found.map(({ slug, objectives }) => ({ slug, objectives }))).toEqual(
    page?.groups.map(({ slug, rows }) => ({ slug, objectives: rows })),
  )
  const kimia = await call(groups, token, { ...year, subject: 'KIMIA' })
  expect(kimia.body.groups).toMatchObject([{ slug: 'mgmp-kimia', kind: 'mgmp', subject: 'Kimia' }])
  expect((await call(groups, token, { ...year, region: '52.03', name: 'tidak ada' })).body).toMatchObject({
    ...{ groups: [], next: null },
  })
})

test('a group with its different people, and the activities behind each of its figures; no name of anybody', async () => {
  const { body, text } = await call(groupCoverage, token, year, inKimia)
  expect(faults('/api/v1/groups/{group}/coverage', '200', body)).toEqual([])
  const open = await groupOf(supervisor, 'mgmp-kimia')
  if (!open) throw new Error('no group')
  const { rows, figures } = await groupFigures(supervisor, open, YEAR)
  expect(body.objectives).toEqual(rows.map((row, i) => ({ ...row, members: figures.rows[i]?.members })))
  expect(body.total).toEqual(figures.total)
  expect(body.total.members).toBe(1)
  for (const stage of stages)
    for (const objective of objectiveCodes) {
      const list = await call(activities, token, { ...year, objective, stage, limit: '1' }, inKimia)
      expect(faults('/api/v1/groups/{group}/activities', '200', list.body)).toEqual([])
      expect(`${list.text}${text}`).not.toContain('Zulkarnaina')
      let all = list.body.activities.length
      for (let cursor = list.body.next; cursor; all += 1) {
        const next = await call(activities, token, { ...year, objective, stage, limit: '1', cursor }, inKimia)
        cursor = next.body.next
      }
      expect({ stage, objective, all }).toEqual({
        ...{ stage, objective, all: rows.find((row) => row.objective === objective)?.[stage] },
      })
    }
})

test('the same answer has the same tag and is not sent twice; a new figure has a new one', async () => {
  const first = await call(groupCoverage, token, year, inKimia)
  const tag = first.headers.get('etag') ?? ''
  expect(tag).toMatch(/^"[\w-]{43}"$/)
  for (const known of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
    const again = await call(groupCoverage, token, year, { ...inKimia, headers: { 'If-None-Match': known } })
    expect([again.status, again.text, again.headers.get('etag')]).toEqual([304, '', tag])
    expect(again.headers.get('cache-control')).toBe('private, no-cache')
    expect(again.headers.get('vary')).toBe('Authorization')
  }
  await count(lotim, 'B', 1)
  const changed = await call(groupCoverage, token, year, { ...inKimia, headers: { 'If-None-Match': tag } })
  expect(changed.status).toBe(200)
  expect(changed.headers.get('etag')).not.toBe(tag)
})

test('without a token of ours nothing is told: none, a wrong one, one taken back, one over, a signed-in browser', async () => {
  const routes = [
    [coverage, {}],
    [groups, {}],
    [groupCoverage, inKimia],
    [activities, inKimia],
    [exceptions, {}],
  ] as const
  const spent = await tokenOf(supervisor)
  await db().apiToken.update({ where: { tokenHash: hashOf(spent) }, data: { revokedAt: new Date() } })
  const old = await tokenOf(supervisor, BOTH, new Date(Date.now() - 31 * 86_400_000))
  for (const [get, more] of routes) {
    const none = await call(get, null, year, { ...more, headers: { cookie: 'next-auth.session-token=x' } })
    expect(none.status).toBe(401)
    expect(none.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
    expect(none.headers.get('www-authenticate')).toBe('Bearer realm="sanggar"')
    expect(faults('/api/v1/coverage', '401', none.body)).toEqual([])
    for (const wrong of [spent, old, 'x', `sanggar_${'a'.repeat(43)}`]) {
      const refused = await call(get, wrong, year, more)
      expect(refused).toMatchObject({ status: 401, body: { status: 401, code: 'tokenOver' } })
      expect(refused.headers.get('www-authenticate')).toContain('error="invalid_token"')
      expect(refused.headers.get('etag')).toBeNull()
    }
  }
})

test('a token reads only what it was made for', async () => {
  const only = await tokenOf(supervisor, ['coverage.read'])
  expect((await call(groupCoverage, only, year, inKimia)).status).toBe(200)
  const refused = await call(activities, only, year, inKimia)
  expect(refused).toMatchObject({ status: 403, body: { code: 'tokenScope', status: 403 } })
  expect(refused.headers.get('www-authenticate')).toContain('scope="activity.read"')
  expect(faults('/api/v1/coverage', '403', refused.body)).toEqual([])
  const other = await tokenOf(supervisor, ['activity.read'])
  for (const get of [coverage, groups]) expect((await call(get, other, year)).status).toBe(403)
})

test('never more than its person: stranger, other supervisor, other group, former member', async () => {
  for (const cast of [{}, { regions: ['33'] }, { formerlyOf: [lotim] }]) {
    const wrong = await tokenOf(await makeViewer(cast))
    for (const get of [coverage, groups])
      expect(await call(get, wrong, { ...year, region: '52.03' })).toMatchObject({ status: 404 })
    for (const get of [groupCoverage, activities]) {
      const unseen = await call(get, wrong, year, inKimia)
      const absent = await call(get, wrong, year, { group: 'tidak-ada' })
      expect(unseen).toMatchObject({ status: 404, body: absent.body })
      expect(faults('/api/v1/groups/{group}/coverage', '404', unseen.body)).toEqual([])
    }
    const all = await call(groups, wrong, year)
    expect(JSON.stringify(all.body)).not.toContain('kimia')
  }
  const own = await tokenOf(member)
  expect((await call(groupCoverage, own, year, inKimia)).status).toBe(200)
  expect((await call(groups, own, year)).body.groups).toMatchObject([{ slug: 'mgmp-kimia' }])
  expect((await call(coverage, own, { ...year, region: '52.03' })).body).toMatchObject({ whole: false })
  expect((await call(coverage, own, { ...year, region: '52.03.07' })).status).toBe(404)
  for (const region of ['99', '52.99']) expect((await call(coverage, token, { region })).status).toBe(404)
})

test('a scope that was taken away a second ago ends in the middle of a list, also for a cursor given before', async () => {
  const person = await makeViewer({ regions: ['52.03'], memberOf: [lotim] })
  const own = await tokenOf(person)
  const first = await call(groups, own, { ...year, region: '52.03.07', limit: '2' })
  const inside = await call(activities, own, { ...year, limit: '1' }, inKimia)
  expect([first.status, inside.status]).toEqual([200, 200])
  const yesterday = new Date(Date.now() - 86_400_000)
  const endedOn = new Date(yesterday.toISOString().slice(0, 10))
  await db().supervisorAssignment.updateMany({ where: { personId: person.personId }, data: { endedOn } })
  await db().membership.updateMany({ where: { personId: person.personId }, data: { endedOn } })
  const { next } = first.body
  expect((await call(groups, own, { ...year, region: '52.03.07', limit: '2', cursor: next })).status).toBe(
    404,
  )
  const known = first.headers.get('etag') ?? ''
  const again = { headers: { 'If-None-Match': known } }
  expect((await call(groups, own, { ...year, region: '52.03.07', limit: '2' }, again)).status).toBe(404)
  const on = { ...year, limit: '1', cursor: inside.body.next }
  expect((await call(activities, own, on, inKimia)).status).toBe(404)
  expect(await viewerOfPerson(person.personId, new Date())).toMatchObject({ memberOf: [] })
})

test('a cursor of another person, of another question, or changed is refused; another length of pages is not', async () => {
  const asked = { ...year, region: '52.03', limit: '2' }
  const { next } = (await call(groups, token, asked)).body
  const twin = await tokenOf(await makeViewer({ regions: ['52.03'] }))
  const refused = await call(groups, twin, { ...asked, cursor: next })
  expect(refused).toMatchObject({
    status: 400,
    body: { status: 400, errors: [{ parameter: 'cursor', code: 'cursorForeign' }] },
  })
  expect(faults('/api/v1/groups', '400', refused.body)).toEqual([])
  const [body = '', mark = ''] = String(next).split('.')
  const forged = Buffer.from(JSON.stringify({ name: '', id: lotim })).toString('base64url')
  for (const cursor of [
    `${forged}.${mark}`,
    `${body}.${mark}x`,
    body,
    `.${mark}`,
    '.',
    'x',
    `${next}.${mark}`,
  ])
    expect((await call(groups, token, { ...asked, cursor })).status, cursor).toBe(400)
  for (const more of [{ region: '52' }, { name: 'gugus' }, { year: '2025' }, { part: 'ganjil' }])
    expect((await call(groups, token, { ...asked, ...more, cursor: next })).status).toBe(400)
  const list = await call(activities, token, { ...year, limit: '1' }, inKimia)
  expect((await call(activities, token, { ...year, limit: '1', cursor: next }, inKimia)).status).toBe(400)
  expect((await call(groups, token, { ...asked, cursor: list.body.next })).status).toBe(400)
  const own = await tokenOf(supervisor)
  const on = await call(groups, own, { ...asked, limit: '50', cursor: next })
  expect(on.body.groups).toHaveLength(6)
})
