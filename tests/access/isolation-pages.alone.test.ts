import { readdirSync } from 'node:fs'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { madePage } from '@/app/whole/made'
import type { Viewer } from '@/lib/access/viewer'
import { db } from '../support/database'
import { FOREIGN, foreignGroup, WORD } from '../support/foreign'

const who = vi.hoisted(() => ({ viewer: undefined as Viewer | undefined }))
const off = () =>
  Object.assign(new Error('off to the sign-in page'), { digest: 'NEXT_REDIRECT;replace;/sign-in;307;' })
vi.mock('@/lib/auth/current', () => {
  const required = async () => {
    if (!who.viewer) throw off()
    return who.viewer
  }
  // A person of these tests has no session, and a key is wanted.
  const inSession = async () => (who.viewer ? { ...who.viewer, sessionId: FOREIGN } : null)
  return { currentViewer: inSession, requireViewer: required, requireSession: required }
})
// Who the reader is when a later piece of an export is read.
vi.mock('@/lib/auth/load', async (load) => ({
  ...(await load<object>()),
  viewerOfSession: async () => who.viewer ?? null,
}))
vi.mock('next/headers', () => {
  const jar = { get: () => undefined, getAll: () => [], has: () => false, set: () => {}, delete: () => {} }
  return { cookies: async () => jar, headers: async () => new Headers({ host: 'x' }) }
})
// Forms have no action outside of a build, and the head of each page has two.
vi.mock('@/components/shell/frame', () => ({ Frame: ({ children }: { children: unknown }) => children }))
vi.mock('@/lib/core/sheets', () => ({ sheetsOf: () => [] }))
vi.mock('@/lib/i18n/words', () => {
  const plain = (key: string) => key
  const words = Object.assign(plain, { rich: plain, raw: () => [], markup: plain, has: () => true })
  return { getTranslations: async () => words, getLocale: async () => 'id', getMessages: async () => ({}) }
})

const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const
type Module = Record<string, unknown>
const modules = import.meta.glob<Module>(['../../app/**/page.tsx', '../../app/**/route.ts'])
const paths = Object.keys(modules)
  .map((path) => path.replace('../../app', ''))
  .filter((path) => !path.startsWith('/(bench)'))
  .sort()

/** What stands in the place of a name in an address that names no record. */
const plain: Record<string, string> = { objective: 'D', format: 'pdf', kind: 'attendance', position: '0' }
/** The permission is in the address or sent along: who is signed in does not matter, and a foreign key opens nothing. */
const byAddress = /^\/(\(public\)|feeds|api\/(auth|health|v1\/\(tokens\)))\//

const namesIn = (path: string) => [...path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name = '']) => name)
const naming = paths.filter((path) => namesIn(path).length > 0 && !byAddress.test(path))
const bare = paths.filter((path) => namesIn(path).length === 0 && !byAddress.test(path))

let scene: Awaited<ReturnType<typeof foreignGroup>>
beforeAll(async () => {
  scene = await foreignGroup()
  // Handed in and open to its group, so that nobody outside is refused for another reason.
  await db().$executeRaw`update problem set state = 'submitted'`
  await db().$executeRaw`update activity set state = 'scheduled'`
}, 120_000)

/** Asks a page or route as Next does; answers the status, or the tree that the page would be made of. */
async function ask(
  path: string,
  viewer: Viewer | undefined,
  own: string[],
): Promise<{ status: number; tree?: unknown }> {
  who.viewer = viewer
  const given = namesIn(path).map(
    (name) => [name, plain[name] ?? (own.includes(name) ? scene.own.slug : FOREIGN)] as const,
  )
  const params = Promise.resolve(Object.fromEntries(given))
  const module = (await modules[`../../app${path}`]?.()) as Module
  if (path.endsWith('page.tsx')) {
    const page = module.default as (props: object) => unknown
    const made = await told(path, async () => [
      200,
      await page({ params, searchParams: Promise.resolve({}) }),
    ])
    const text = await told(path, () => madeWhole(path, Object.fromEntries(given)))
    if (made.status !== 200) expect([path, text.status]).toEqual([path, made.status])
    return { status: made.status, tree: [made.tree, text.tree] }
  }
  return told(path, async () => {
    const method = methods.find((one) => module[one]) ?? 'GET'
    const route = module[method] as (request: Request, context: object) => Promise<Response>
    const answer = await route(
      new Request('http://x/', { method, ...(method !== 'GET' && { body: '{}' }) }),
      { params },
    )
    return [answer.status, answer.status < 300 ? await answer.text() : '']
  })
}

/** The same page as one text, as the web server has it made. */
async function madeWhole(path: string, given: Record<string, string>): Promise<[number, unknown]> {
  const address = path
    .replace(/\/\([\w-]+\)|\/page\.tsx$/g, '')
    .replace(/\[(\w+)\]/g, (_, name: string) => given[name] ?? '')
  const made = await madePage(address, '')
  // Outside of a build a page with a form is left to Next.
  return [made?.status ?? 200, made && 'page' in made ? made.page.head + made.page.rest.join('') : '']
}

/** What came of it: the status, and what was told; a page throws where it is not found or leads elsewhere. */
async function told(path: string, way: () => Promise<[number, unknown]>) {
  try {
    const [status, tree] = await way()
    return { status, tree }
  } catch (error) {
    const digest = String((error as { digest?: string }).digest ?? '')
    if (digest.startsWith('NEXT_REDIRECT')) return { status: 307, tree: '' }
    if (digest.startsWith('NEXT_HTTP_ERROR_FALLBACK'))
      return { status: Number(digest.split(';')[1]), tree: '' }
    throw new Error(`${path}: ${error}`, { cause: error })
  }
}

/** Whether a text of the foreign group is in what a page gives to its parts. */
function tells(tree: unknown, known = new Set<unknown>()): boolean {
  if (typeof tree === 'string') return tree.includes(WORD)
  if (typeof tree !== 'object' || tree === null || known.has(tree)) return false
  known.add(tree)
  return Object.entries(tree).some(([name, part]) => !name.startsWith('_') && tells(part, known))
}

test('every page and route is asked', () => {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(^|\/)(page\.tsx|route\.ts)$/.test(file),
  )
  expect(
    files
      .filter((file) => !file.startsWith('(bench)'))
      .map((file) => `/${file}`)
      .sort(),
  ).toEqual(paths)
  expect(naming.length).toBeGreaterThan(70)
})

describe('who stands outside finds nothing of a foreign group', () => {
  /** Where an administrator reads and keeps what is of a group, a person or a school. */
  const administered = /^\/\(signed-in\)\/(admin|groups\/\[group\])\//

  test.each(naming)(
    '%s',
    async (path) => {
      const names = namesIn(path)
      const child = names.some((name) => name !== 'group' && !(name in plain))
      // Beside the foreign address also that of the own group with a foreign record.
      for (const own of child && names.includes('group') ? [[], ['group']] : [[]])
        for (const [role, viewer] of Object.entries(scene.outside)) {
          if (role === 'administrator' && administered.test(path)) continue
          const { status, tree } = await ask(path, viewer, own)
          expect([path, role, own, status < 400 && status !== 307, tells(tree)]).toEqual([
            path,
            role,
            own,
            false,
            false,
          ])
        }
    },
    60_000,
  )
})

describe('what names no record tells nothing of a foreign group', () => {
  test.each(bare)(
    '%s',
    async (path) => {
      for (const [role, viewer] of Object.entries(scene.outside)) {
        // In one's own data stands where one was a member.
        const own = role === 'former' && path.includes('/account/data/')
        if (role === 'administrator' || own) continue
        const { status, tree } = await ask(path, viewer, [])
        expect([path, role, status < 500, tells(tree)]).toEqual([path, role, true, false])
      }
    },
    60_000,
  )
})

describe('a key in an address that is its own permission opens nothing', () => {
  test.each(
    paths.filter((path) => byAddress.test(path) && namesIn(path).length && !path.includes('nextauth')),
  )(
    '%s',
    async (path) => {
      const { tree } = await ask(path, undefined, [])
      expect([path, tells(tree)]).toEqual([path, false])
    },
    60_000,
  )
})
