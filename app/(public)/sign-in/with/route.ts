import { notFound } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { beginOidc } from '@/lib/auth/handler'
import { oidcSettings } from '@/lib/auth/oidc/settings'

/** Off to the other service by which people sign in. */
export async function GET(request: NextRequest) {
  if (!oidcSettings()) notFound()
  return beginOidc(request.nextUrl.searchParams.get('next'))
}
