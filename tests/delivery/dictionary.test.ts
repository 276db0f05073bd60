import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { inventedName, people } from '@/prisma/demonstration/cast'
import { commonOf } from '../../scripts/web/common'
import { DICTIONARY, dictionary, hasDictionary, packed, withDictionary } from '../../scripts/web/dictionary'

const text = dictionary.words.toString('utf8')

test('it is light, and holds what pages have in common and nothing of a record or a person', () => {
  expect(dictionary.words.length).toBeGreaterThan(10_000)
  expect(dictionary.words.length).toBeLessThan(45_000)
  expect(text).toContain('<footer class="foot">')
  expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f-]{27}|contoh\.sch\.id|\/groups\/kkg-/)
  const names = [...people.map(({ name }) => name), ...Array.from({ length: 40 }, (_, i) => inventedName(i))]
  for (const name of names) expect(text).not.toContain(name)
})

test('a page packed with it is read again by what stands in RFC 9842: a sign, the sum of the dictionary, brotli', async () => {
  const html = `<html><head></head><body>${text.slice(2000, 6000)}Siti «&» 🙂</body></html>`
  const body = await packed(html)
  expect([...body.subarray(0, 4)]).toEqual([0xff, 0x44, 0x43, 0x42])
  const sum = body.subarray(4, 36).toString('base64')
  const plain = brotliDecompressSync(body.subarray(36), { dictionary: dictionary.words } as never)
  expect(plain.toString('utf8')).toBe(html)
  expect(body.length).toBeLessThan(300)
  // And it is sent to nobody who lacks it, has another, or does not read such.
  const asked = { 'available-dictionary': `:${sum}:`, 'accept-encoding': 'gzip, br, dcb, dcz' }
  expect(hasDictionary(asked)).toBe(true)
  expect(hasDictionary({ ...asked, 'accept-encoding': 'gzip, br' })).toBe(false)
  expect(hasDictionary({ ...asked, 'available-dictionary': `:${'A'.repeat(43)}=:` })).toBe(false)
  expect(hasDictionary({ 'accept-encoding': 'dcb' })).toBe(false)
})

test('a page names it in its head, for a browser to fetch when it has time', () => {
  expect(withDictionary('<head><title>x</title>')).toBe(
    `<head><title>x</title><link rel="compression-dictionary" href="${DICTIONARY}">`,
  )
})

test('what stands in many pages is chosen, and what is of one record is not', () => {
  const page = (i: number) =>
    `<p>Kegiatan ini ada di setiap halaman, juga besok.</p><a href="/groups/kkg-${i}/x">KKG Gugus Sembilan</a><bdi>Nama Rahasia Sekali</bdi><b>Siti Aminah hadir</b><i>hanya di sini ${'abcdefgh'[i % 8]}${i}</i>`
  const found = commonOf(
    Array.from({ length: 100 }, (_, i) => page(i)),
    ['Siti Aminah'],
    1000,
  )
  expect(found).toContain('Kegiatan ini ada di setiap halaman')
  expect(found).not.toMatch(/Aminah|Rahasia|Sembilan|sini .9/)
})
