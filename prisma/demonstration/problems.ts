import type { ObjectiveCode } from '../../lib/objectives/schema'
import type { GroupSlug } from './cast'

/** Where each of the eight problems of `real/problems.csv` is reported, in their order, and how far it came. */
export type Placed = {
  group: GroupSlug
  reporter: string
  objective: ObjectiveCode
  supporting?: ObjectiveCode[]
  visibility?: 'group' | 'officers'
  /** Filled in where the source names none. */
  grade?: string
  subject?: string
  helper?: string
}

export const placed: Placed[] = [
  {
    group: 'kkg-patimura',
    reporter: 'budi',
    objective: 'A',
    supporting: ['C'],
    grade: 'III',
    subject: 'Tematik',
  },
  { group: 'kkg-patimura', reporter: 'slamet', objective: 'D', subject: 'Tematik' },
  { group: 'kkg-cipari', reporter: 'ratna', objective: 'C', grade: 'VI', subject: 'Tematik' },
  { group: 'kkg-patimura', reporter: 'sari', objective: 'F', visibility: 'officers', grade: 'V' },
  { group: 'kkg-patimura', reporter: 'slamet', objective: 'A', helper: 'sari' },
  { group: 'kkg-patimura', reporter: 'sari', objective: 'D', supporting: ['C'] },
  { group: 'mgmp-kimia-lotim', reporter: 'sari', objective: 'A', supporting: ['G'], grade: 'IX' },
  { group: 'mgmp-aphp-cilacap', reporter: 'slamet', objective: 'C' },
]
