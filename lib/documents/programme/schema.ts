import type { Head, Signer } from '../papers/schema'

/** A year's programme as it is printed: *program kerja*, with its sums and the usual three signatures. */
export type ProgrammePaper = {
  kind: 'programme'
  name: string
  head: Head
  /** `Tahun ajaran 2026/2027` */
  year: string
  /** Place and date; empty on a draft. */
  written: string
  items: {
    number: string
    month: string
    title: string
    category: string
    origin: string
    objective: string
    jp: string
    charge: string
    budget: string
    fund: string
    indicator: string
  }[]
  sums: { jp: string; budget: string }
  /** Items for each of the seven objectives. */
  objectives: { code: string; name: string; count: string }[]
  /** Who acknowledges it, the secretary and the head. */
  acknowledging: Signer
  signers: Signer[]
}
