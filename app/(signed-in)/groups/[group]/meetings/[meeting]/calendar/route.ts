import { notFound } from 'next/navigation'
import { calendarWords } from '@/components/calendar/words'
import { calendarText } from '@/lib/calendar/export'
import { readEntry } from '@/lib/calendar/feeds/queries'
import { env } from '@/lib/core/env'
import { openGroup } from '../../../open'

type Props = { params: Promise<{ group: string; meeting: string }> }

/** One activity as a file for a calendar app, for those who may read it. */
export async function GET(_: Request, { params }: Props) {
  const { viewer, group } = await openGroup(params)
  const entry = await readEntry(viewer, group.id, (await params).meeting)
  if (!entry) notFound()
  const words = calendarWords(viewer.locale, group.name)
  return new Response(calendarText([entry], env().NEXTAUTH_URL, words), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${group.slug}.ics"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
