import type { Kept } from '../../core/retention'

/** On which ground of article 20 of UU 27/2022 something is kept. */
export type Basis = 'consent' | 'contract' | 'obligation' | 'interest'

/** What a table keeps about people. Columns are named in one string, with spaces between. */
export type Entry = {
  why: string
  basis: Basis
  /** How long: a period of `lib/core/periods.ts`, or as long as what it belongs to. */
  keep: Kept | 'account' | 'group' | 'history' | 'audit' | 'minutes' | 'transfers'
  /** Keys of persons by whom or about whom a row is: it stands in their file. */
  own?: string
  /** Keys of other persons, who only had a hand in it. */
  others?: string
  data: string
  /** Columns that say nothing about a person. */
  plain: string
  /** When the account is closed: the row goes, or stays under a key that leads to nobody, with the name blanked in its texts. */
  closing: 'goes' | 'key'
  /** Columns of text that are emptied then. */
  empties?: string
}
