import { account } from './account'
import { activities } from './activities'
import type { Entry } from './entry'
import { impersonal } from './impersonal'
import { notices } from './notices'
import { people } from './people'
import { platform } from './platform'
import { problems } from './problems'
import { programme } from './programme'
import { sharing } from './sharing'

/** Everything that is kept about people, by table: why, on which ground, how long, and what becomes of it. */
export const register: Record<string, Entry> = {
  ...people,
  ...account,
  ...notices,
  ...activities,
  ...problems,
  ...sharing,
  ...programme,
  ...platform,
}

/** Columns named in one string. */
export function columnsIn(text: string | undefined): string[] {
  return text?.split(' ').filter(Boolean) ?? []
}

/** Every column that is accounted for, as `table.column`. */
export function accountedFor(): string[] {
  const personal = Object.entries(register).flatMap(([table, { own, others, data, plain }]) =>
    [own, others, data, plain].flatMap(columnsIn).map((column) => `${table}.${column}`),
  )
  const rest = Object.entries(impersonal).flatMap(([table, { plain }]) =>
    columnsIn(plain).map((column) => `${table}.${column}`),
  )
  return [...personal, ...rest].sort()
}
