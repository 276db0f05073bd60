import { kinds } from './kinds'

const LONGEST = 120
// Controls, invisible signs and those that turn the reading direction: they disguise a name.
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g

/** A file name for showing only: no path, no hidden signs, and an ending that tells the true type. */
export function displayName(given: string, type: string): string {
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const name = last
    .replace(HIDDEN, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const endings = kinds[type] ?? ['bin']
  const ending = name.includes('.') ? (name.split('.').at(-1)?.toLowerCase() ?? '') : ''
  const fits = endings.includes(ending)
  const stem = fits ? name.slice(0, -ending.length - 1) : name
  const short = [...stem].slice(0, LONGEST).join('').trim()
  return `${short || 'berkas'}.${fits ? ending : endings[0]}`
}

/** The header that makes a browser save a file under its name, whatever letters it has (RFC 8187). */
export function saveAs(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename*=UTF-8''${encoded}`
}
