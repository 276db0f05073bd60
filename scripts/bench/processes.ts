import { readdirSync, readFileSync } from 'node:fs'
import { Client } from 'pg'
import { processorTime } from './rate'

/** Fields of proc(5)'s `stat` behind the name, which may hold spaces itself. */
function fields(pid: number | string): string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  } catch {
    return []
  }
}

const parentOf = (pid: number | string) => Number(fields(pid)[1])
const children = (pid: number) =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number)

/** What of a process lies in memory, in MB of 2^20 bytes, programs that it shares included. */
export function resident(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

/** Memory that a process and those below it have in the machine, in MB; pages that they share count for each. */
export function memoryOf(pid: number): number {
  const own = (one: number): number => children(one).reduce((sum, child) => sum + own(child), resident(one))
  return Math.round(own(pid))
}

/** The process of PostgreSQL that all of its others come from. */
export async function postmaster(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query('select pg_backend_pid() as pid')
  const found = parentOf(rows[0].pid)
  await client.end()
  return found
}

/** Processor time of a process with its children, those that have ended as well, in milliseconds. */
export function familyTime(pid: number): number {
  const [gone, system] = fields(pid).slice(13, 15).map(Number)
  const ended = ((gone ?? 0) + (system ?? 0)) * 10
  return children(pid).reduce((sum, child) => sum + processorTime(child), processorTime(pid) + ended)
}
