import type { Fact, Head, Signer } from '../papers/schema'

/** A table in words: heads, then each row. */
export type Grid = { title: string; heads: string[]; rows: string[][] }

/** The coverage of a group or region as an office hands it in. */
export type CoveragePaper = {
  kind: 'coverage'
  name: string
  head: Head
  period: string
  facts: Fact[]
  /** Seven rows by stage: the letter, the name, planned, then each later stage with its denominator, supporting. */
  stages: { heads: string[]; rows: { code: string; name: string; cells: { count: string; of: string }[] }[] }
  sums: Grid
  /** What stands out, where the page shows it: sentences. `note`: what stands below them. */
  standing: (Grid & { note: string }) | null
  /** The months of a region. */
  months: Grid | null
  /** The regions and groups below: name, what stands under it, held of planned for each objective. */
  lines: { title: string; rows: { name: string; note: string; cells: string[] }[]; cut: string } | null
  rules: string[]
  limits: { title: string; items: string[] }
  written: string
  signers: Signer[]
}
