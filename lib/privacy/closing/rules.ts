import { bareName } from '../../people/names/rules'

/** What stands where a person's name stood. */
export const NOBODY = 'Akun ditutup'

/** What stands where a text was taken away that must not be empty. */
export const GONE = '–'

type Named = { name: string; email: string | null; nip: string | null; nuptk: string | null }

const TITLES = /^(?:(?:prof|drs|dra|dr|ir|kh|hj|h|hjh)\.?\s+)+(?=\S)/i

/** The ways in which a name is written: as recorded, without what stands behind a comma, and without degrees. */
function spellings(name: string): string[] {
  const before = (name.split(',')[0] ?? name).trim()
  const bare = before.replace(TITLES, '')
  // In addresses and names of files other signs stand between the words.
  const joined = bare.includes(' ')
    ? ['-', '_', '.', '%20', '+'].map((sign) => bare.split(/\s+/).join(sign))
    : []
  const ways = [name.trim(), before, bare, bareName(name), ...joined]
  return [...new Map(ways.filter(Boolean).map((one) => [one.toLowerCase(), one])).values()]
}

/**
 * What of a person is sought in texts. `anywhere` in a sentence; `alone` only where a text is nothing else: a name of
 * one word is too often a part of other people's. A namesake in the group keeps the name: then it says nothing sure.
 */
export function soughtOf(person: Named, namesake: boolean): { anywhere: string[]; alone: string[] } {
  const numbers = [person.email, person.nip, person.nuptk].filter((one) => one !== null)
  const names = namesake ? [] : spellings(person.name)
  const single = !bareName(person.name).includes(' ')
  return {
    anywhere: single ? numbers : [...numbers, ...names],
    alone: single ? names : [],
  }
}
