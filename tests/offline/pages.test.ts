import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { GET as manifest } from '@/app/manifest.webmanifest/route'
import { fieldsOf, joined } from '@/components/offline/fields'
import { filesOf, isFile, isKept, marked, personOf } from '@/components/offline/pages'
import { paper } from '@/lib/theme/schema'

const id = '01a224fa-dc94-753c-86a7-551ef0c8a479'

test('the pages of a teacher and an officer at work may lie on the phone, no others', () => {
  const meeting = `/groups/kkg/meetings/${id}`
  const kept = [
    '/',
    '/outbox',
    '/check-in',
    '/groups/kkg',
    meeting,
    `${meeting}/attendance`,
    `${meeting}/agenda`,
    `${meeting}/minutes`,
    '/groups/kkg/problems',
    '/groups/kkg/problems/new',
    `/groups/kkg/problems/${id}/draft`,
    `/groups/kkg/sharing/${id}`,
  ]
  expect(kept.filter((path) => !isKept(path))).toEqual([])
  const not = [
    '/sign-in',
    '/account',
    '/admin/people',
    '/coverage',
    `${meeting}/code`,
    `/check-in/${id}`,
    '/groups/kkg/members',
  ]
  expect(not.filter(isKept)).toEqual([])
})

test('whose a page is stands in it, and a page of something else has nobody', () => {
  expect(personOf(`<html><body><section data-person="${id}" data-seal="x">`)).toBe(id)
  expect(personOf('<html><section data-person="">')).toBe('')
  expect(personOf('<h1>Wifi</h1>')).toBeNull()
  // Typed by a person.
  expect(personOf(`<p>&lt;section data-person=&quot;${id}&quot;</p>`)).toBeNull()
  expect(marked('<!DOCTYPE html><html lang="id"><p><html ', 5)).toBe(
    '<!DOCTYPE html><html data-brought="5" lang="id"><p><html ',
  )
})

test('what a page and a style need is found, and only what never changes counts as a file', () => {
  const html =
    '<link href="/_next/static/a.css"/><script src="/s/file.js?v=1&amp;x"></script><a href="/groups/s/">x</a><script src="/s/file.js?v=1&amp;x">'
  expect(filesOf(html)).toEqual(['/_next/static/a.css', '/s/file.js?v=1&x'])
  expect(filesOf('src:url("/_next/static/media/a.woff2")')).toEqual(['/_next/static/media/a.woff2'])
  const file = (path: string) => isFile(new URL(path, 'http://x'))
  expect(['/_next/static/a.js', '/s/a.js?v=1'].every(file)).toBe(true)
  expect(['/s/a.js', '/sw.js', '/', '/api/files/1'].some(file)).toBe(false)
})

test('a form becomes fields, without what belongs to the framework; one with a file does not wait', () => {
  const data = new FormData()
  for (const [name, value] of [
    ['$ACTION_1', 'x'],
    ['formKey', 'k'],
    ['a', '1'],
    ['b', '1'],
    ['b', '2'],
  ])
    data.append(name ?? '', value ?? '')
  data.append('f', new File([], ''))
  expect(fieldsOf(data)).toEqual({ a: '1', b: ['1', '2'] })
  data.append('f', new File(['x'], 'x.txt'))
  expect(fieldsOf(data)).toBeNull()
})

test('lists of two tabs are shown as one: the newer mark of each person, and all that only one of them says', () => {
  const older = { 'status.a': 'present', 'late.a': '1', 'status.b': 'sick', 'late.b': '1', rest: 'absent' }
  const newer = { 'status.a': 'absent', 'status.c': 'present', rest: '' }
  expect(joined(older, newer)).toEqual({
    'status.a': 'absent',
    'status.b': 'sick',
    'late.b': '1',
    'status.c': 'present',
    rest: 'absent',
  })
})

test('the manifest installs: its icons are as large as it says, its colours are those of the pages, in two languages', async () => {
  const [id, en] = await Promise.all(
    ['id', 'en'].map(async (lang) =>
      (await manifest(new Request(`http://x/manifest.webmanifest?lang=${lang}`))).json(),
    ),
  )
  expect([id.lang, en.lang]).toEqual(['id', 'en'])
  expect(id.description).not.toBe(en.description)
  expect(id).toMatchObject({
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: paper.light,
  })
  const sizes = []
  for (const { src, sizes: said, type, purpose } of id.icons) {
    if (type !== 'image/png') continue
    // As the program reads pictures: from files no decoder of it may.
    const bytes = readFileSync(`public${src}`)
    const { width, height, hasAlpha } = await sharp(bytes).metadata()
    expect(`${width}x${height}`).toBe(said)
    // A masked icon fills its square.
    if (purpose === 'maskable') expect((await sharp(bytes).stats()).isOpaque || !hasAlpha).toBe(true)
    sizes.push(`${purpose} ${width}`)
  }
  expect(sizes).toEqual(['any 192', 'any 512', 'maskable 512'])
  expect(readFileSync('app/globals.css', 'utf8')).toContain(
    `--paper: light-dark(${paper.light}, ${paper.dark})`,
  )
})
