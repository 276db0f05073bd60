// Plain JavaScript: it runs before anything is made.
import { basename } from 'node:path'

/**
 * The module that names each language by its file of words, Indonesian first; `folder` is where the files lie, as the
 * module sees it. Adding a language is adding its file.
 */
export function languages(files, folder = './messages') {
  const codes = files.map((file) => basename(file, '.json')).sort()
  const strange = codes.find((code) => !/^[a-z]{2,3}$/.test(code))
  if (strange) throw new Error(`A file of words is named by the code of its language: ${strange}`)
  const all = ['id', ...codes.filter((code) => code !== 'id')]
  // A code may be a word of the program, as that of Icelandic is.
  const lines = all.map((code) => `import ${code}_ from '${folder}/${code}.json'`)
  return `${lines.join('\n')}

export const locales = [${all.map((code) => `'${code}'`).join(', ')}] as const
export const messages = { ${all.map((code) => `${code}: ${code}_`).join(', ')} } satisfies Record<(typeof locales)[number], typeof id_>
`
}
