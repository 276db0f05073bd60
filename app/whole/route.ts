import { whole } from '@/lib/core/whole'
import { answered } from './answered'
import { madePage } from './made'
import { sent } from './sent'

export const dynamic = 'force-dynamic'

// Next reads a route when it is first asked for; from then on the web server has pages made, forms sent and files
// answered without asking Next.
Object.assign(whole, { make: madePage, send: sent, answer: answered })

/** Says that it was read. */
export function GET(): Response {
  return new Response(null, { status: 204 })
}
