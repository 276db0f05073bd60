import { getDocumentProxy } from 'unpdf'
import { expect, test } from 'vitest'
import { printed } from '@/lib/documents/print/export'
import { programmeOf } from '@/lib/documents/programme/export'
import { NOW } from '../support/world'

/** What stands on each page, every piece of text with its height on the page. */
async function piecesOf(bytes: Uint8Array) {
  const document = await getDocumentProxy(new Uint8Array(bytes))
  const pages = await Promise.all(
    Array.from({ length: document.numPages }, async (_, i) => {
      const { items } = await (await document.getPage(i + 1)).getTextContent()
      return items.flatMap((item) =>
        'str' in item && item.str.trim() ? [{ text: item.str, y: Math.round(item.transform[5]) }] : [],
      )
    }),
  )
  return pages
}

const region = { name: 'Cipari', level: 3, parent: null }
const group = {
  slug: 'x',
  name: 'KKG Cipari',
  decreeNumber: null,
  region,
  letterhead: null,
  officerTerms: [],
}
const long =
  'Lokakarya penyusunan modul ajar dan asesmen berdiferensiasi untuk kelas rangkap bersama pengawas'
const items = Array.from({ length: 40 }, (_, i) => ({
  title: `Mulai${i} ${long} Selesai${i}`,
  ...{
    category: 'general',
    origin: 'policy',
    month: new Date('2026-08-01'),
    objective: 'A',
    supporting: [],
    jp: 4,
  },
  ...{ inCharge: 'Bidang Kurikulum', inChargeBy: null, budget: null, fund: '', indicator: '' },
}))
const signatures = [
  {
    position: 1,
    title: 'Ketua',
    name: 'Dra. Hj. Raden Ajeng Siti Kusumaningrum Puspitasari, S.Pd.SD., M.Pd.',
  },
  { position: 2, title: 'Sekretaris', name: 'Slamet' },
  {
    ...{ position: 3, title: 'Pengawas Sekolah Dasar Koordinator Wilayah Kecamatan Cipari' },
    name: 'Prof. Dr. H. Muhammad Abdurrahman Wahid, S.Pd., M.Pd., M.M.',
  },
]

test('three signatures stand level, however long offices and names are, and no item is torn between pages', async () => {
  const found = { schoolYear: 2026, adoptedOn: new Date('2026-07-18'), signatures, items, group }
  const paper = programmeOf(found as unknown as Parameters<typeof programmeOf>[0])
  const pages = await piecesOf(await printed('Program kerja', [{ paper }], NOW))
  expect(pages.length).toBeGreaterThan(3)
  const at = (begin: string) => pages.at(-1)?.find(({ text }) => text.startsWith(begin))?.y
  expect(at('Slamet')).toBeGreaterThan(0)
  expect([at('Dra. Hj.'), at('Prof. Dr.')]).toEqual([at('Slamet'), at('Slamet')])
  const words = pages.map((page) => page.map(({ text }) => text).join(' '))
  for (const i of items.keys()) {
    const begun = words.findIndex((page) => new RegExp(`Mulai${i}\\b`).test(page))
    expect(begun, `${i}`).toBe(words.findIndex((page) => new RegExp(`Selesai${i}\\b`).test(page)))
    expect(begun).not.toBe(-1)
  }
})
