/** A school in one line, as it is offered and typed: the number first where there is one. */
export function schoolLabel(school: { npsn: string | null; name: string }): string {
  return school.npsn ? `${school.npsn} · ${school.name}` : school.name
}

/** The number that a typed school begins with, if it does: `50200001` or `50200001 · SDN 1 Selong`. */
export function typedNpsn(text: string): string | null {
  return /^([0-9A-Za-z]{8})(?: · .*)?$/.exec(text)?.[1]?.toUpperCase() ?? null
}

/** A school's name as two writings of it are compared: `SD Negeri 1 Selong` is `SDN 1 Selong`. Twin of `schoolsSaid`. */
export function schoolKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/\b(sd|smp|sma|smk|tk|slb|mi|mts|ma) negeri\b/g, '$1n')
    .replace(/[^a-z0-9]+/g, '')
}
