type Sent = Record<string, string | string[]>

/** The rows of a form whose fields are named `7.title`, `7.month`, `7.skip`; those present are named by `row`. */
export function rowsOf<F extends string>(values: Sent, fields: readonly F[]) {
  const one = (row: string, field: string) => {
    const value = values[`${row}.${field}`]
    return typeof value === 'string' ? value : undefined
  }
  const chosenOf = (row: string) => {
    const said = fields.flatMap((field) => {
      const value = one(row, field)
      return value === undefined ? [] : [[field, value] as const]
    })
    return Object.fromEntries(said) as Partial<Record<F, string>>
  }
  return [values.row ?? []]
    .flat()
    .map((row) => ({ row, skip: one(row, 'skip') === 'yes', chosen: chosenOf(row) }))
}
