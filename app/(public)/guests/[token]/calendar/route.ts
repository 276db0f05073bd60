import { notFound } from 'next/navigation'
import { calendarWords } from '@/components/calendar/words'
import { readGuestInvitation } from '@/lib/activities/guests/link/queries'
import { browserOf } from '@/lib/auth/browser'
import { calendarText } from '@/lib/calendar/export'
import { env } from '@/lib/core/env'

type Props = { params: Promise<{ token: string }> }

/** The meeting behind a guest's link as a file for a calendar app. */
export async function GET(request: Request, { params }: Props) {
  const { token } = await params
  const { address, now } = browserOf((name) => request.headers.get(name))
  const found = await readGuestInvitation(token, address, now)
  if (typeof found === 'string') notFound()
  const { activityId: id, ...meeting } = found
  const base = env().NEXTAUTH_URL
  const entry = { ...meeting, id, address: new URL(`/guests/${token}`, base).href }
  return new Response(calendarText([entry], base, calendarWords('id', found.group.name)), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${found.group.slug}.ics"`,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}
