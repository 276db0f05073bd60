import { beforeAll, expect, test } from 'vitest'
import { GET as exceptions } from '@/app/api/v1/(tokens)/exceptions/route'
import { GET as description } from '@/app/api/v1/(tokens)/openapi.json/route'
import type { Viewer } from '@/lib/access/viewer'
import { listExceptions } from '@/lib/coverage/exceptions/queries'
import { call, tokenOf } from '../support/api'
import { type Description, faultsIn } from '../support/description'
import { groupIn } from '../support/regions'
import { makeViewer } from '../support/world'

const path = '/api/v1/exceptions'
let supervisor: Viewer
let officer: Viewer
let member: Viewer
let document: Description

beforeAll(async () => {
  const createdAt = new Date(Date.now() - 200 * 86_400_000)
  for (const slug of ['satu', 'dua', 'tiga']) {
    const { id } = await groupIn('52.03.07', slug, null, { createdAt })
    officer = await makeViewer({ officerOf: [id] })
    member = await makeViewer({ memberOf: [id] })
  }
  supervisor = await makeViewer({ regions: ['52.03'] })
  document = await description().json()
})

const tokenFor = (viewer: Viewer) => tokenOf(viewer, ['supervision.read'])

test('what stands out comes page by page with its figures, as the page has it', async () => {
  const token = await tokenFor(supervisor)
  const found: { slug: string; exceptions: { kind: string; days: number }[] }[] = []
  let cursor = ''
  do {
    const { status, body } = await call(exceptions, token, { limit: '1', ...(cursor && { cursor }) })
    expect(status).toBe(200)
    expect(faultsIn(document, path, '200', body)).toEqual([])
    expect(body).toMatchObject({ checked: 3, standing: 3 })
    found.push(...body.groups)
    cursor = body.next ?? ''
  } while (cursor)
  const page = await listExceptions(supervisor, { kind: null, after: null }, new Date())
  expect(found.map(({ slug }) => slug)).toEqual(page.groups.map(({ slug }) => slug))
  expect(found[0]?.exceptions).toEqual(page.groups[0]?.exceptions)
  expect(found[0]?.exceptions).toMatchObject([{ kind: 'silent', last: null, next: null }])
})

test('narrowed to one matter, and of one’s own groups for who leads them', async () => {
  const none = await call(exceptions, await tokenFor(supervisor), { matter: 'falling' })
  expect(none.body).toMatchObject({ standing: 3, groups: [], next: null })
  const own = await call(exceptions, await tokenFor(officer), { matter: 'silent' })
  expect(own.body.groups).toMatchObject([{ slug: 'tiga' }])
})

test('narrowed to a region, a kind and a name', async () => {
  const token = await tokenFor(supervisor)
  const slugs = async (query: Record<string, string>) => {
    const { body } = await call(exceptions, token, query)
    return [body.checked, body.cut, body.groups.map((one: { slug: string }) => one.slug)]
  }
  const all = ['dua', 'satu', 'tiga']
  expect(await slugs({ region: '52.03.07' })).toEqual([3, false, all])
  expect(await slugs({ region: '52.03.08' })).toEqual([0, false, []])
  // A code that others begin with, and one that nobody gave this person.
  expect((await call(exceptions, token, { region: '5' })).status).toBe(400)
  expect(await slugs({ region: '32' })).toEqual([0, false, []])
  expect(await slugs({ kind: 'kkg' })).toEqual([3, false, all])
  expect(await slugs({ kind: 'mgmp' })).toEqual([0, false, []])
  expect(await slugs({ name: 'tiga' })).toEqual([1, false, ['tiga']])
})

test('a member has no such list, another scope none either, and a strange matter is refused', async () => {
  expect((await call(exceptions, await tokenFor(member))).status).toBe(404)
  expect((await call(exceptions, await tokenOf(supervisor))).status).toBe(403)
  const strange = await call(exceptions, await tokenFor(supervisor), { matter: 'apa' })
  expect([strange.status, strange.body.errors]).toMatchObject([400, [{ parameter: 'matter' }]])
})
