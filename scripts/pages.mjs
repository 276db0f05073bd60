// Plain JavaScript: it runs before anything is made.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Routes below these answer with what somebody saves or an app reads, and change nothing. */
const SAVED = ['(signed-in)/', 'feeds/', 'api/files/', 'api/v1/(tokens)/']

/** The bare page of measurements stays as Next makes it. */
const LEFT = '(bench)/bench/page.tsx'

const filesIn = (app, name = 'page.tsx') =>
  readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === name && file !== LEFT)
    .sort()

const foldersOf = (file) =>
  dirname(file)
    .split('/')
    .filter((part) => part !== '.')

const addressOf = (file) =>
  `/${foldersOf(file)
    .filter((part) => !part.startsWith('('))
    .join('/')}`

const savedIn = (app) =>
  filesIn(app, 'route.ts').filter((file) => SAVED.some((folder) => file.startsWith(folder)))

/**
 * The address of each page and of each route below `app`, with its parts that stand for any: `/groups/[group]`; and of
 * those routes that are answered without Next.
 */
export const addressesIn = (app) => ({
  pages: filesIn(app).map(addressOf),
  routes: filesIn(app, 'route.ts').map(addressOf),
  saved: savedIn(app).map(addressOf),
})

/**
 * The module that reads each page below `app` by its address, with the layouts around it from the outside, and says what
 * its styles are listed under (`scripts/web/sheets.ts`); the routes that are answered without Next, and what answers
 * forms, below `lib`.
 */
export function pages(app, lib) {
  const rows = filesIn(app).map((file) => {
    const folders = foldersOf(file)
    const layouts = folders
      .map((_, i) => join(...folders.slice(0, i + 1), 'layout'))
      .filter((layout) => existsSync(join(app, `${layout}.tsx`)))
    const modules = [file.slice(0, -4), ...layouts].map((one) => `import('../${one}')`)
    const read = `() => Promise.all([${modules.join(', ')}])`
    return `  '${addressOf(file)}': { entry: '/${file.slice(0, -4)}', read: ${read} },`
  })
  const routes = savedIn(app).map(
    (file) => `  '${addressOf(file)}': () => import('../${file.slice(0, -3)}'),`,
  )
  const map = (name, lines) => `export const ${name} = {\n${lines.join('\n')}\n}\n`
  const actions = filesIn(lib, 'actions.ts')
    .filter((file) => readFileSync(join(lib, file), 'utf8').startsWith("'use server'"))
    .map((file) => `  () => import('../../lib/${file.slice(0, -3)}'),`)
  return `${map('pages', rows)}${map('routes', routes)}export const actions = [\n${actions.join('\n')}\n]\n`
}
