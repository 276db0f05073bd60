/** How a person is named exactly by what was typed: NIP and NUPTK by their digits, anything else as e-mail. */
export function exactly(typed: string): { nip: string } | { nuptk: string } | { email: string } {
  const plain = typed.replace(/\s/g, '')
  if (/^\d{18}$/.test(plain)) return { nip: plain }
  if (/^\d{16}$/.test(plain)) return { nuptk: plain }
  return { email: typed.trim().toLowerCase() }
}

/** A NIP as it is printed: `19850612 201001 1 003`. */
export function printedNip(nip: string): string {
  return nip.replace(/^(\d{8})(\d{6})(\d)(\d{3})$/, '$1 $2 $3 $4')
}
