import { createHash } from 'node:crypto'
import { calendarWords } from '@/components/calendar/words'
import { calendarText, changedAt } from '@/lib/calendar/export'
import { readFeed } from '@/lib/calendar/feeds/queries'
import { env } from '@/lib/core/env'
import { getTranslations } from '@/lib/i18n/words'

type Props = { params: Promise<{ token: string }> }
const secret = {
  'Cache-Control': 'private, no-cache',
  'X-Robots-Tag': 'noindex',
  'X-Content-Type-Options': 'nosniff',
}

/** The calendar behind a secret address, for calendar apps; the database is asked each time what may be read. */
export async function GET(request: Request, { params }: Props) {
  const [, token = ''] = (await params).token.match(/^(.*)\.ics$/) ?? []
  const feed = await readFeed(token, new Date())
  if (!feed) {
    const t = await getTranslations('errors')
    const headers = { ...secret, 'Content-Type': 'text/plain; charset=utf-8' }
    return new Response(t('notFound'), { status: 404, headers })
  }
  const words = calendarWords(feed.locale, feed.name)
  const text = calendarText(feed.entries, env().NEXTAUTH_URL, words)
  const last = Math.max(0, ...feed.entries.map((entry) => changedAt(entry).getTime()))
  const tag = `"${createHash('sha256').update(text).digest('base64url')}"`
  const headers = { ...secret, ETag: tag, 'Last-Modified': new Date(last).toUTCString() }
  // Only the tag is trusted: entries also leave a calendar without any of those left having changed.
  const known = (request.headers.get('if-none-match') ?? '').split(',').map((one) => one.trim())
  if (known.some((one) => one.replace(/^W\//, '') === tag))
    return new Response(null, { status: 304, headers })
  return new Response(text, {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': 'inline; filename="sanggar.ics"',
    },
  })
}
