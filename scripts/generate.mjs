// What is made from the sources before anything else: the database client, the list of languages, and our scripts for
// the browser.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { languages } from './languages.mjs'
import { addressesIn, pages } from './pages.mjs'

/** The service worker lies at the root, so that it serves all pages; its address never changes. */
function serviceWorker() {
  buildSync({
    entryPoints: ['components/offline/sw.worker.ts'],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'chrome80',
    outfile: 'public/sw.js',
  })
}

/** Bundles each NAME.browser.ts of the components to public/s/NAME.js, and writes down a version of each by its content. */
function browserScripts() {
  const entryPoints = readdirSync('components', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.browser.ts'))
    .map((file) => join('components', file))
    .sort()
  // Old phones: Chrome of 2020.
  const { outputFiles } = buildSync({
    entryPoints,
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    // A script that comes early waits for the page.
    banner: { js: '(f=>document.readyState==="loading"?addEventListener("DOMContentLoaded",f):f())(()=>{' },
    footer: { js: '})' },
    target: 'chrome80',
    outdir: 'public/s',
    entryNames: '[name]',
  })
  rmSync('public/s', { recursive: true, force: true })
  mkdirSync('public/s', { recursive: true })
  const versions = {}
  for (const { path, contents } of outputFiles) {
    const name = basename(path, '.browser.js')
    versions[name] = createHash('sha256').update(contents).digest('hex').slice(0, 10)
    writeFileSync(join('public/s', `${name}.js`), contents)
  }
  writeFileSync('lib/core/generated/browser.json', JSON.stringify(versions))
}

writeFileSync('lib/i18n/generated.ts', languages(readdirSync('lib/i18n/messages')))
writeFileSync('app/whole/generated.ts', pages('app', 'lib'))

// `prisma generate` needs no engine; naming any file keeps its command line from fetching one.
const file = fileURLToPath(import.meta.url)
const run = spawnSync(process.execPath, ['node_modules/prisma/build/index.js', 'generate'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: file,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
  },
})
if (run.status === 0) {
  writeFileSync('lib/core/generated/addresses.json', JSON.stringify(addressesIn('app')))
  browserScripts()
  serviceWorker()
}
process.exit(run.status ?? 1)
