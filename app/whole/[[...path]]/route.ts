import { unstable_rethrow } from 'next/navigation'
import type { NextRequest } from 'next/server'
import { createElement } from 'react'
import { NoMarkup } from '@/components/ui/wholly'
import { log } from '@/lib/core/log'
import { sheetsOf } from '@/lib/core/sheets'
import { AGAIN, asked, PLACE, WHOLE } from '@/lib/core/whole'
import NotFound from '../../not-found'
import { documentOf } from '../document'
import { wholePage } from '../made'

export const dynamic = 'force-dynamic'

const fresh = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'private, no-cache, no-store, max-age=0, must-revalidate',
  [WHOLE]: '1',
}

/**
 * Any page as one text, made without Next's rendering (`docs/decisions/0039`). The web server asks here for what a
 * browser opens; where this way fails, it asks Next, which makes the same page or tells the failure.
 */
export async function GET(request: NextRequest): Promise<Response> {
  const path = request.nextUrl.pathname.slice(PLACE.length) || '/'
  try {
    const html = await wholePage(path, request.nextUrl.searchParams)
    return html === null ? again() : answer(html)
  } catch (error) {
    if (isNotFound(error)) return nothing()
    unstable_rethrow(error)
    // Any other failure is told by Next, which fails alike.
    if (error instanceof NoMarkup) log.warn({ path, why: error.message }, 'page left to Next')
    return again()
  }
}

function answer(html: string, status = 200) {
  const request = asked.getStore()
  if (request) request.page = html
  return new Response(request ? null : html, { status, headers: fresh })
}

const again = () => new Response(null, { headers: { 'Content-Type': 'text/html', [AGAIN]: '1' } })

const isNotFound = (error: unknown) =>
  (error as { digest?: unknown } | null)?.digest === 'NEXT_HTTP_ERROR_FALLBACK;404'

async function nothing() {
  const html = await documentOf(createElement(NotFound), sheetsOf('/_not-found/page'), 'noindex')
  return answer(html, 404)
}
