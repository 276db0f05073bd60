import { notFound, redirect } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { beginOidc } from '@/lib/auth/handler'
import { isAdding } from '@/lib/auth/oidc/entry'
import { oidcService } from '@/lib/auth/oidc/settings'

/** Off to another service by which people sign in, or which they add to their account. */
export async function GET(request: NextRequest) {
  const sent = request.nextUrl.searchParams
  const service = oidcService(sent.get('service'))
  if (!service) notFound()
  const adding = sent.has('add')
  if (adding && !(await isAdding(new Date()))) redirect('/account#services')
  return beginOidc(service, { next: sent.get('next'), adding })
}
