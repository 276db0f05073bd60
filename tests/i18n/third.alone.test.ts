import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { languages } from '../../scripts/languages.mjs'

// One file more, as somebody would add it: nothing else is told of the new language. Its words are the Indonesian ones
// between brackets, and the language is Sundanese.

vi.mock('next/headers', () => ({ cookies: async () => ({ get: () => ({ value: 'su' }) }) }))
vi.mock('@/components/offline/here', () => ({ Here: () => null }))

type Tree = { [key: string]: string | Tree }
const bracketed = (tree: Tree): Tree =>
  Object.fromEntries(
    Object.entries(tree).map(([key, one]) => [key, typeof one === 'string' ? `⟦${one}⟧` : bracketed(one)]),
  )

const folder = mkdtempSync(join(tmpdir(), 'words-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

beforeAll(async () => {
  cpSync('lib/i18n/messages', folder, { recursive: true })
  const words = bracketed(JSON.parse(readFileSync(join(folder, 'id.json'), 'utf8')))
  writeFileSync(join(folder, 'su.json'), JSON.stringify(words))
  const contents = languages(readdirSync(folder), folder)
  const made = buildSync({
    stdin: { contents, loader: 'ts', resolveDir: folder },
    bundle: true,
    format: 'esm',
    write: false,
  })
  const text = made.outputFiles[0]?.text ?? ''
  const module = await import(`data:text/javascript;base64,${Buffer.from(text).toString('base64')}`)
  vi.doMock('@/lib/i18n/generated', () => ({ ...module }))
})

const su = 'su' as 'id'

test('a third language is offered in the head of each page, and spoken there', async () => {
  const { Frame } = await import('@/components/shell/frame')
  const markup = renderToStaticMarkup((await Frame({ children: 'x' })) as ReactNode)
  expect(markup).toContain('⟦Langsung ke isi⟧')
  expect(
    [...markup.matchAll(/value="(\w+)" lang="\1" class="plain" name="locale">([^<]+)</g)].map(
      (found) => found[2],
    ),
  ).toEqual(['Indonesia', 'English'])
  const { ownName } = await import('@/lib/i18n/names')
  expect(ownName(su)).toBe('⟦Bahasa Indonesia⟧')
  const { localeOf, locales } = await import('@/lib/i18n/locale')
  expect([locales, localeOf('su'), localeOf('xx')]).toEqual([['id', 'en', 'su'], 'su', 'id'])
  const { getLocale, getTranslations } = await import('@/lib/i18n/words')
  expect([await getLocale(), (await getTranslations('shell'))('skip')]).toEqual(['su', '⟦Langsung ke isi⟧'])
})

test('letters, dates, failures, answers to programs, files of one’s own data and the installed application speak it', async () => {
  vi.stubEnv('NEXTAUTH_URL', 'https://sanggar.example')
  const { linkLetter } = await import('@/lib/auth/links/export')
  const letter = linkLetter({ name: 'Sari', address: 'a@b.id' }, su, 'reset', 'x')
  expect([letter.locale, letter.subject]).toEqual(['su', expect.stringMatching(/^⟦.+⟧$/)])
  const { longDate } = await import('@/lib/core/time')
  expect(longDate('su', 'UTC', new Date('2026-09-13'))).toBe('Minggu, 13 Séptémber 2026')
  // Nobody has laid down how dates are written in Balinese.
  expect(longDate('ban', 'UTC', new Date('2026-09-13'))).toBe('Minggu, 13 September 2026')
  const { Failure } = await import('@/components/shell/failure')
  expect(renderToStaticMarkup(Failure({ code: '1' }))).toContain('<section lang="su" class="stack"><h1>⟦Maaf')
  const { problem } = await import('@/lib/api/problem')
  const { AppError } = await import('@/lib/core/errors')
  const told = problem(new AppError('notFound'), su)
  expect(told.headers.get('content-language')).toBe('su')
  expect((await told.json()).detail).toMatch(/^⟦.+⟧$/)
  const { asHtml } = await import('@/lib/privacy/data/export')
  const own = asHtml([{ table: 'person', rows: [{ name: 'Sari' }] }], 'Sari', new Date(0), su)
  expect(own).toContain('<html lang="su">')
  expect(own).toContain('<h2>⟦Data diri⟧</h2>')
  const { GET } = await import('@/app/manifest.webmanifest/route')
  const manifest = await GET(new Request('http://x/manifest.webmanifest?lang=su')).json()
  expect([manifest.lang, manifest.description]).toEqual(['su', expect.stringMatching(/^⟦/)])
  const { orderInput } = await import('@/lib/coverage/orders/schema')
  expect(orderInput.parse({ scope: 'own', place: '', locale: 'su' }).locale).toBe('su')
})

test('a file that is not named by a language is refused', () => {
  expect(() => languages(['id.json', 'notes.json'])).toThrow('notes')
})
