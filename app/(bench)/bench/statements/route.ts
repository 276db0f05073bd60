import { env } from '@/lib/core/env'
import { statementsSent } from '@/lib/core/statements'

/** How many statements this process has sent; only where it is measured. */
export function GET() {
  if (!env().SANGGAR_BENCH) return new Response(null, { status: 404 })
  return Response.json(statementsSent())
}
