/** A field and the heads by which its column is known. */
export type Word<F extends string> = [F, RegExp]

/** A cell as heads are compared: small letters and digits, single spaces. */
export function plainHead(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Finds the columns of a sheet by the words in its heads; the first word of the list that fits decides. */
export function headedBy<F extends string>(words: Word<F>[]) {
  function fieldOf(head: string): F | null {
    const said = plainHead(head)
    // A heading is short; a sentence that begins like one is none.
    if (!said || said.length > 40) return null
    return words.find(([, word]) => word.test(said))?.[0] ?? null
  }

  /** The fields of a row of heads by column; of two columns of one field the first counts. */
  function columnsOf(row: string[]): Map<number, F> {
    const fields = new Map<number, F>()
    const taken = new Set<F>()
    row.forEach((cell, i) => {
      const field = fieldOf(cell)
      if (!field || taken.has(field)) return
      taken.add(field)
      fields.set(i, field)
    })
    return fields
  }

  /** A head of two rows, its cells merged downwards, says the same twice. */
  function doubled(fields: Map<number, F>, below: string[]): boolean {
    return [...fields].filter(([i, field]) => fieldOf(below[i] ?? '') === field).length >= 2
  }

  return { fieldOf, columnsOf, doubled }
}

const SUM = /^(?:jumlah|total|sub ?total|grand total)\b/i

/** True for a row of column numbers, or one that sums up what stands above it. `cells`: those that say something. */
export function saysSum(cells: string[]): boolean {
  return cells.every((cell) => /^\(?\d{1,2}\)?$/.test(cell)) || cells.some((cell) => SUM.test(cell))
}
