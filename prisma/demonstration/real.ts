import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import papa from 'papaparse'

const read = (name: string) =>
  readFileSync(join(process.cwd(), 'prisma/demonstration/real', name), 'utf8').trim()

function rows(name: string) {
  return papa.parse<Record<string, string>>(read(name), { header: true }).data
}

/** The nine schools of Gugus Patimura. */
export function schoolNames(): string[] {
  return rows('schools-patimura.csv').map((row) => row.nama ?? '')
}

/** The sixteen activities of the Cipari programme of 2017/18; one is without credit hours. */
export function programmeItems(): { title: string; jp: string }[] {
  return rows('programme-cipari-2017.csv').map((row) => ({ title: row.kegiatan ?? '', jp: row.jp ?? '' }))
}

/** Eight classroom problems; grade, subject and supposed cause are empty where the source names none. */
export function problems(): { grade: string; subject: string; situation: string; cause: string }[] {
  return rows('problems.csv').map((row) => ({
    grade: row.kelas ?? '',
    subject: row.mapel ?? '',
    situation: row.masalah ?? '',
    cause: row.dugaan_penyebab ?? '',
  }))
}

/** The meeting of the chemistry teachers of Lombok Timur on 14 January 2015. */
export function lotimMeeting(): {
  letter: { number: string; date: string }
  date: string
  from: string
  to: string
  place: string
  agenda: string[]
} {
  return JSON.parse(read('meeting-lombok-timur-2015.json'))
}
