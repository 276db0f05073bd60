import { covers, type Period } from '../core/day'
import type { Zone } from '../core/time'

const SLUG = 60

/** Address of a group out of its name: `KKG Gugus Patimura` gives `kkg-gugus-patimura`. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG)
    .replace(/^-+|-+$/g, '')
  return plain || 'kelompok'
}

/** The address itself when nobody has it, otherwise with the first free number. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug)) return slug
  for (let number = 2; ; number += 1) {
    const tail = `-${number}`
    const numbered = slug.slice(0, SLUG - tail.length) + tail
    if (!taken.has(numbered)) return numbered
  }
}

const CENTRAL = ['51', '52', '53', '63', '64', '65', '71', '72', '73', '74', '75', '76']
const EASTERN = ['81', '82', '91', '92', '93', '94', '95', '96']

/** The zone of the province that a region's code begins with. */
export function zoneOfRegion(code: string): Zone {
  const province = code.slice(0, 2)
  if (CENTRAL.includes(province)) return 'Asia/Makassar'
  return EASTERN.includes(province) ? 'Asia/Jayapura' : 'Asia/Jakarta'
}

type Held = Period & { personId: string }

/** True when on this day somebody is a member and an officer at once. */
export function isLed(on: Date, memberships: Held[], terms: Held[]): boolean {
  const members = new Set(memberships.filter((one) => covers(one, on)).map((one) => one.personId))
  return terms.some((one) => covers(one, on) && members.has(one.personId))
}
