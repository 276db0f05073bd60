import { openapi } from '@/lib/api/v1/openapi'
import { env } from '@/lib/core/env'

/** The description of the API, for anyone. */
export function GET() {
  return Response.json(openapi(env().NEXTAUTH_URL), { headers: { 'Cache-Control': 'public, max-age=300' } })
}
