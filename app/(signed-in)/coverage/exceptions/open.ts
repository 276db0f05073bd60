import { notFound } from 'next/navigation'
import { madeBy } from '@/components/coverage/made'
import { requireViewer } from '@/lib/auth/current'
import { exceptionsData } from '@/lib/coverage/exceptions/export'
import { allExceptions, listsExceptions } from '@/lib/coverage/exceptions/queries'
import { exceptionsAsked } from '@/lib/coverage/exceptions/schema'
import { coverageWords } from '@/lib/coverage/export'
import { localeOf } from '@/lib/i18n/locale'
import { getLocale } from '@/lib/i18n/words'

/** All that the page of exceptions lists for this viewer, of the kind that is asked for. */
export async function openExceptions(request: Request) {
  const viewer = await requireViewer()
  if (!listsExceptions(viewer)) notFound()
  const now = new Date()
  const asked = exceptionsAsked(Object.fromEntries(new URL(request.url).searchParams))
  const words = coverageWords(localeOf(await getLocale()))
  const found = await allExceptions(viewer, asked, now)
  const made = madeBy(viewer, words.locale, now)
  return { viewer, data: exceptionsData(found, asked.among, words, made) }
}
