import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { loadavg } from 'node:os'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { chromiumArguments, chromiumPath } from '../chromium'
import type { serveDemonstration } from '../demo'
import { Stop } from '../stop'
import { numberNamed } from './arguments'
import type { Part } from './crowd'
import { stranger, visitors } from './kinds'

type Demo = Awaited<ReturnType<typeof serveDemonstration>>
type Fault = { id: string; score?: number; title?: string; found?: string; at?: string[] }
type Judged = { who: string; route: string; path: string; scores: number[]; faults: Fault[] }

const FOLDER = resolve('.data/lighthouse')
const PINNED = 'scripts/bench/lighthouse'

/** Lighthouse in a folder of its own (docs/decisions/0034). Throws Stop where it cannot be had. */
function installed(): string {
  mkdirSync(FOLDER, { recursive: true })
  for (const name of ['package.json', 'package-lock.json']) cpSync(`${PINNED}/${name}`, `${FOLDER}/${name}`)
  if (existsSync(`${FOLDER}/node_modules/lighthouse/package.json`)) return FOLDER
  console.error('Installing Lighthouse …')
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const done = spawnSync('npm', args, { cwd: FOLDER, stdio: ['ignore', 'ignore', 'inherit'] })
  if (done.status === 0) return FOLDER
  throw new Stop(
    'Lighthouse could not be installed: check the connection to the npm registry, or measure the other parts.',
  )
}

const cell = (text: unknown, width: number) => String(text).padEnd(width)

function row({ who, route, scores, faults }: Judged): string {
  const figures = scores.map((one) => cell(one, 4)).join('')
  return `${cell(who, 7)}${figures}${cell(route, 58)}${faults.map((one) => one.id).join(', ')}`
}

/** Lighthouse as a phone on every kind of page of everybody; `--only=TEXT` keeps to the routes that hold it, and a slow page is asked `--tries 3` times. */
export async function lighthouse(demo: Demo): Promise<Part> {
  const folder = installed()
  const wanted = process.argv.find((one) => one.startsWith('--only='))?.slice('--only='.length) ?? ''
  const all = [...(await visitors(demo)), await stranger(demo)].map((one) => ({
    ...one,
    kinds: one.kinds.filter((kind) => kind.route.includes(wanted)),
  }))
  const child = spawn(process.execPath, [`${PINNED}/visit.mjs`, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const tries = numberNamed('tries', 3)
  const task = {
    base: demo.base,
    chromium: await chromiumPath(),
    flags: chromiumArguments,
    visitors: all,
    tries,
  }
  child.stdin.end(JSON.stringify(task))
  const judged: Judged[] = []
  console.error('person  speed, accessibility, best practices; route; what counts and is not passed')
  for await (const line of createInterface({ input: child.stdout })) {
    const one: Judged = JSON.parse(line)
    judged.push(one)
    console.error(row(one))
  }
  const expected = all.reduce((sum, one) => sum + one.kinds.length, 0)
  const short = judged.filter((one) => one.scores.some((score) => score < 100))
  const failures = short.map((one) => `lighthouse, ${one.who} ${one.path}: ${one.scores.join(' / ')}`)
  if (judged.length < expected)
    failures.push(`lighthouse: ${judged.length} of ${expected} pages were judged before it broke off`)
  return { result: { load: loadavg()[0], pages: judged.length, below: short }, failures }
}
