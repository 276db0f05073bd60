import { env, readEnvironment } from '@/lib/core/env'

/** What was set before a file said otherwise. */
const before = new Map<string, string | undefined>()

const readAnew = () => Object.assign(env(), readEnvironment(process.env))

/** Settings for the rest of this file and the processes that it starts: what is read already is changed in place. */
export function settings(more: Record<string, string>) {
  for (const name of Object.keys(more)) if (!before.has(name)) before.set(name, process.env[name])
  Object.assign(process.env, more)
  readAnew()
}

/** All settings as they were: each file begins with this, since it shares its process with those before it. */
export function asBefore() {
  for (const [name, value] of before)
    if (value === undefined) delete process.env[name]
    else process.env[name] = value
  before.clear()
  readAnew()
}
