// @ts-nocheck
import { viewerOfPerson } from '../lib/auth/load'
import { db } from '../lib/core/db'
import { searchLibrary } from '../lib/library/queries'

async function main() {
  const qs = {
    rare: ['kunjungan sungai', 'stoikiometri', 'pubertas dan gizi', 'sensus koperasi', 'batik kardus bekas'],
    common: [
      'siswa',
      'belajar siswa kelas',
      'materi pembelajaran',
      'siswa menghafal pecahan',
      'soal latihan kelas IV',
    ],
    mistyped: ['pembgian', 'stokiometri', 'fotosintesa', 'perkalain pecahn', 'menghitng keliling'],
    none: [''],
  }
  for (const who of ['sari', 'nurul']) {
    const p = await db().person.findUniqueOrThrow({ where: { email: who + '@contoh.sch.id' } })
    const v = (await viewerOfPerson(p.id, new Date()))!
    for (const [k, list] of Object.entries(qs))
      for (const q of list) {
        const ts = []
        let n = 0
        for (let i = 0; i < 9; i++) {
          const b = performance.now()
          n = (await searchLibrary(v, { q })).rows.length
          ts.push(performance.now() - b)
        }
        ts.sort((a, b) => a - b)
        console.log(
          who,
          k,
          q.padEnd(26),
          'n',
          n,
          'min',
          ts[0]!.toFixed(1),
          'p50',
          ts[4]!.toFixed(1),
          'max',
          ts[8]!.toFixed(1),
        )
      }
  }
  await db().$disconnect()
}
main()
