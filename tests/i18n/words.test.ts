import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { expect, test } from 'vitest'

const folder = 'lib/i18n/messages'
const languages = readdirSync(folder).map((file) => file.replace('.json', ''))
type Tree = { [key: string]: string | Tree }

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, one]) =>
    typeof one === 'string' ? [[path + key, one] as [string, string]] : leaves(one, `${path}${key}.`),
  )
const wordsOf = (language: string) =>
  new Map(leaves(JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))))
const master = wordsOf('id')

/** What a sentence is given, by name and kind, and the ways of its choices and plurals, with where each stands. */
function partsOf(elements: MessageFormatElement[]): { given: string[]; plurals: string[][] } {
  const given: string[] = []
  const plurals: string[][] = []
  const walk = (all: MessageFormatElement[]) => {
    for (const one of all) {
      if (one.type === TYPE.literal || one.type === TYPE.pound) continue
      const choices = 'options' in one ? Object.keys(one.options).sort() : []
      // A plural's own ways differ by language; those of a choice are what the program may say.
      if (one.type === TYPE.plural) plurals.push(choices)
      const kind = one.type === TYPE.plural ? TYPE.number : one.type
      given.push([one.value, TYPE[kind], ...(one.type === TYPE.select ? choices : [])].join(' '))
      if ('options' in one) for (const { value } of Object.values(one.options)) walk(value)
      if (one.type === TYPE.tag) walk(one.children)
    }
  }
  walk(elements)
  return { given: [...new Set(given)].sort(), plurals }
}

test.each(languages)(
  '%s has each sentence of the master, no other, and each is given the same',
  (language) => {
    const own = wordsOf(language)
    expect([...own.keys()].filter((key) => !master.has(key))).toEqual([])
    expect([...master.keys()].filter((key) => !own.has(key))).toEqual([])
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const [key, text] of own) {
      expect(text.trim(), key).not.toBe('')
      const { given, plurals } = partsOf(parse(text))
      // A number may be printed or counted, as the language needs.
      const plain = (all: string[]) =>
        [...new Set(all.map((one) => one.replace(/ (argument|number|date)$/, '')))].sort()
      expect(plain(given), `${language} ${key}`).toEqual(plain(partsOf(parse(master.get(key) ?? '')).given))
      // Where a language has a form for one, `=1` says it as well.
      const missing = (ways: string[]) =>
        forms.filter((form) => !ways.includes(form) && !(form === 'one' && ways.includes('=1')))
      for (const ways of plurals) expect(missing(ways), `plurals of ${language} ${key}`).toEqual([])
    }
  },
)

/** Asked for under a name that is computed: that each exists is held by their types, or by a test of their own. */
const computed = [
  'audit.deed',
  'admin.merge.why',
  'calendar.warning',
  'classFigures.share',
  'competence.move',
  'competence.statement',
  'documents.report',
  'exceptions.say',
  'joining.page',
  'personalData',
  'regions.levels',
  'sharing.feedback',
  'sharing.licences',
  'shell.theme',
]

/** Named where they arise and worded elsewhere, or asked for by words that are handed on. */
const handedOn = ['errors', 'coverage.export', 'figures']

/** The texts that stand in a file: whole ones, and patterns of those with a gap. */
function textsOf(path: string) {
  const source = readFileSync(path, 'utf8')
  const whole = new Set([...source.matchAll(/(['"])((?:(?!\1)[^\\\n])*)\1/g)].map(([, , text]) => text ?? ''))
  const gapped: RegExp[] = []
  for (const [, text = ''] of source.matchAll(/`((?:[^`\\]|\\.)*)`/g)) {
    const pieces = text.split(/\$\{[^}]*\}/)
    if (pieces.length === 1) whole.add(text)
    // What is all gap says nothing about which key it is.
    else if (pieces.some((piece) => /\w/.test(piece)) && pieces.every((piece) => /^[\w.]*$/.test(piece)))
      gapped.push(new RegExp(`^${pieces.map((piece) => piece.replaceAll('.', '\\.')).join('[\\w.]+')}$`))
  }
  return { has: (key: string) => whole.has(key) || gapped.some((one) => one.test(key)), names: whole }
}

test('no sentence is kept that nothing asks for', () => {
  const sources = ['app', 'components', 'lib']
    .flatMap((top) => readdirSync(top, { recursive: true, encoding: 'utf8' }).map((file) => join(top, file)))
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('generated'))
    .map(textsOf)
  const asked = (key: string) => {
    const parts = key.split('.')
    return parts.slice(1).some((_, from) => {
      const i = from + 1
      const [space, rest] = [parts.slice(0, i).join('.'), parts.slice(i).join('.')]
      return sources.some((one) => (handedOn.includes(space) || one.names.has(space)) && one.has(rest))
    })
  }
  const unused = [...master.keys()].filter(
    (key) => !computed.some((space) => `${key}.`.startsWith(`${space}.`)) && !asked(key),
  )
  expect(unused).toEqual([])
})
