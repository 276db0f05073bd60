import { checkIn } from '@/lib/activities/checkin/commands'
import { refusalOf, SCAN, scanOf, scanPath, scanText } from '@/lib/activities/checkin/schema'
import { currentViewer } from '@/lib/auth/current'
import { putNote, takeNote } from '@/lib/auth/note'
import { longKey, shortKey } from '@/lib/core/short'
import { report } from '@/lib/forms/answer'

type Props = { params: Promise<{ day: string }> }

function go(to: string) {
  return new Response(null, { status: 303, headers: { Location: to, 'Cache-Control': 'no-store' } })
}

/**
 * Where the phone's camera leads: checks in and goes on to the page that says what was recorded.
 * A GET that writes, because a camera can do nothing else; repeated or fetched ahead it changes nothing more.
 * Who is not signed in signs in first: nothing is said about the code before, and the scan counts from its moment.
 */
export async function GET(request: Request, { params }: Props) {
  const { day } = await params
  const dayId = longKey(day)
  if (!dayId && day !== 'typed') return go('/check-in')
  const now = new Date()
  const code = new URL(request.url).searchParams.get('code')
  const viewer = await currentViewer()
  if (!viewer) {
    const text = scanText(day, (code ?? '').slice(0, 20))
    if (code) await putNote(SCAN.name, { text, at: now }, SCAN.path, SCAN.minutes)
    return go(`/sign-in?next=${scanPath(day)}`)
  }
  const kept = code ? null : await takeNote(SCAN.name, SCAN.path, now, SCAN.minutes)
  const scan = kept ? { ...scanOf(kept.text), at: kept.at } : { day, code, at: now }
  if (!scan.code || scan.day !== day) return go('/check-in')
  try {
    const done = await checkIn({ viewer, now: scan.at }, { code: scan.code, dayId })
    return go(`/check-in/done/${shortKey(done.dayId)}`)
  } catch (error) {
    const expected = refusalOf(error)
    if (!expected) report(error)
    const refused = expected ?? 'unexpected'
    return go(`/check-in?${new URLSearchParams({ refused, day })}`)
  }
}
