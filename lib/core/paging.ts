/** What follows a record in the order of name, then id; everything when there is none. */
export function afterNamed(last: { name: string; id: string } | null) {
  return last ? { name: { gte: last.name }, OR: [{ name: { gt: last.name } }, { id: { gt: last.id } }] } : {}
}

/** A page out of a list read with one row too many, and the key of the next page. */
export function pageOf<T extends { id: string }>(found: T[], size: number) {
  const rows = found.slice(0, size)
  return { rows, next: found.length > size ? rows.at(-1)?.id : undefined }
}
