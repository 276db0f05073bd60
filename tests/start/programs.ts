import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export type Program = { child: ChildProcess; output: () => string; ended: Promise<number | null> }

/** Starts a program with what it is told by its environment; settings of the caller's own stay out. */
export function start(command: string, args: string[], env: Record<string, string>): Program {
  const { DATABASE_URL: _, NEXTAUTH_SECRET: __, NEXTAUTH_URL: ___, ...rest } = process.env
  const own = Object.fromEntries(
    Object.entries(rest).filter(([name]) => !/^(npm_|VITEST|NODE_ENV$)/.test(name)),
  )
  const child = spawn(command, args, { env: { ...own, ...env } as never })
  let output = ''
  const keep = (chunk: Buffer) => {
    output += chunk
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  const ended = new Promise<number | null>((done) => child.on('exit', done))
  return { child, output: () => output, ended }
}

/** Runs the start script itself to its end; answers its code and what it said. */
export async function startScript(env: Record<string, string>) {
  const program = start(process.execPath, ['--import', 'tsx', 'scripts/start.ts'], env)
  const code = await program.ended
  return { code, said: program.output().trim() }
}

/** Waits until something holds; throws when it does not within `seconds`. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, seconds = 120) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (await holds()) return
    await new Promise((next) => setTimeout(next, 100))
  }
  throw new Error(`Not within ${seconds} seconds: ${what}`)
}

/** Running processes whose command line or environment names `mark`, a folder or setting of this test alone. */
export function processesOf(mark: string): number[] {
  const read = (file: string) => {
    try {
      return readFileSync(file, 'utf8')
    } catch {
      return ''
    }
  }
  const numbers = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
  return numbers
    .filter((pid) => read(`/proc/${pid}/cmdline`) && !/^\d+ \(.*\) Z/.test(read(`/proc/${pid}/stat`)))
    .filter((pid) => (read(`/proc/${pid}/cmdline`) + read(`/proc/${pid}/environ`)).includes(mark))
    .map(Number)
}
