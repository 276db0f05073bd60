import { email } from '../persons/schema'

/** What a cell says of an identifier: nothing, a value, or what is wrong with it. */
export type Read = { value: string | null; key?: undefined } | { value?: undefined; key: string }

/** Stands where a number of 16 digits stood in a column of NIP: it may be a NIK, which is never kept. */
export const UNKEPT = '•'.repeat(16)

// `1.98609E+17`: a spreadsheet made a number of it, and all digits but these are lost.
const CUT = /^\d(?:[.,]\d+)?e\+?\d+$/i

/** The digits of a cell, without the signs and spaces that people put between them. */
export function digitsIn(text: string): string {
  return text.replace(/^\W*(?:nip|nuptk)\b/i, '').replace(/[\s.,:_'’`-]/g, '')
}

function number(text: string, count: number, key: string): Read {
  if (CUT.test(text.trim())) return { key: 'numberCut' }
  const digits = digitsIn(text)
  // A dash, a zero, or a word such as "honorer": the person has none.
  if (!/[1-9]/.test(digits)) return { value: null }
  return new RegExp(`^\\d{${count}}$`).test(digits) ? { value: digits } : { key }
}

/**
 * A NIP: 18 digits. No month check, as digits 13 and 14 are none for PPPK teachers. One that ends in 000 was cut off
 * by a spreadsheet: it keeps 15 digits, and serial numbers begin at 001.
 */
export function readNip(text: string): Read {
  if (text === UNKEPT) return { key: 'numberUnkept' }
  const read = number(text, 18, 'nip')
  return read.value?.endsWith('000') ? { key: 'numberCut' } : read
}

/** A NUPTK: 16 digits. */
export function readNuptk(text: string): Read {
  return number(text, 16, 'nuptk')
}

/** An e-mail address in small letters; a dash is none. */
export function readEmail(text: string): Read {
  if (!/[\p{L}\p{N}]/u.test(text)) return { value: null }
  const read = email.safeParse(text.replace(/^mailto:/i, '').trim())
  return read.success ? { value: read.data } : { key: 'email' }
}

/** A school's number: eight letters or digits; a dash is none. */
export function readNpsn(text: string): Read {
  const plain = text.replace(/[\s.'’`-]/g, '').toUpperCase()
  if (!/[1-9A-Z]/.test(plain)) return { value: null }
  return /^[0-9A-Z]{8}$/.test(plain) ? { value: plain } : { key: 'npsn' }
}
