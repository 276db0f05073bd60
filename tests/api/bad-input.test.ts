import { beforeAll, expect, test } from 'vitest'
import { GET as coverage } from '@/app/api/v1/(tokens)/coverage/route'
import { GET as groupCoverage } from '@/app/api/v1/(tokens)/groups/[group]/coverage/route'
import { GET as groups } from '@/app/api/v1/(tokens)/groups/route'
import { call, tokenOf } from '../support/api'
import { db } from '../support/database'
import { groupIn } from '../support/regions'
import { makeViewer } from '../support/world'

const year = { year: '2026' }
let token: string

beforeAll(async () => {
  await groupIn('52.03', 'mgmp-kimia', 'Kimia')
  token = await tokenOf(await makeViewer({ regions: ['52.03'] }))
})

test('bad input is named by its parameter, in the language of the person; nothing is a server error', async () => {
  const bad = {
    year: '20x6',
    part: 'dasawarsa',
    kind: 'sd',
    limit: '0',
    region: "52' or true",
    warna: 'biru',
  }
  const unknown = await call(groups, token, bad)
  expect(unknown.body.errors).toEqual([
    { parameter: 'warna', code: 'parameterUnknown', detail: 'Parameter ini tidak dikenal.' },
  ])
  const { warna: _, ...known } = bad
  const refused = await call(groups, token, known)
  expect(refused.status).toBe(400)
  expect(refused.body.errors.map((one: { parameter: string }) => one.parameter).sort()).toEqual(
    Object.keys(known).sort(),
  )
  const english = await makeViewer({ regions: ['52.03'] })
  await db().person.update({ where: { id: english.personId }, data: { locale: 'en' } })
  const said = await call(coverage, await tokenOf(english), { region: '5' })
  expect(said.body.errors[0].detail).toBe('Write the code of a region like 52, 52.03 or 52.03.07.')
  expect(said.headers.get('content-language')).toBe('en')
  for (const query of [
    { subject: 'a\u0000b' },
    { name: 'x'.repeat(81) },
    { year: '1e3' },
    { limit: '201' },
    { limit: '-1' },
    { year: '' },
  ])
    expect((await call(groups, token, query as never)).status, JSON.stringify(query)).toBe(400)
  for (const group of ['', '../x', 'MGMP', "x' or true", 'x'.repeat(200), 'a\u0000'])
    expect((await call(groupCoverage, token, year, { group })).status, group).toBe(404)
  expect((await call(groups, token, { name: '%_\\' })).body.groups).toEqual([])
})
