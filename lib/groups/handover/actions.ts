'use server'
import { formAction } from '../../forms/action'
import { valuesOf } from '../../forms/state'
import { handOver } from './commands'
import { SEATS } from './schema'

/** The seats come by row: `seats.0.title`. */
function read(data: FormData) {
  const sent = valuesOf(data)
  const cell = (row: number, field: string) => sent[`seats.${row}.${field}`] ?? ''
  const seats = Array.from({ length: SEATS }, (_, row) => ({
    membershipId: cell(row, 'membershipId'),
    title: cell(row, 'title'),
    section: cell(row, 'section'),
  }))
  return { ...sent, seats }
}

export const hand = formAction(handOver, ({ slug }) => `/groups/${slug}/members?saved=1`, read)
