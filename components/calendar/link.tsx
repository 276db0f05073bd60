import type { Viewer } from '@/lib/access/viewer'
import { warningsFor } from '@/lib/calendar/warnings/queries'
import type { OpenGroup } from '@/lib/groups/queries'
import { getTranslations } from '@/lib/i18n/words'
import { Warnings } from './warnings'

type Activity = { id: string; state: string; days: { startsAt: Date; endsAt: Date }[] }
type Props = { viewer: Viewer; group: OpenGroup; activity: Activity; warn: unknown }

/** An activity as a file for a calendar; right after it was scheduled also what its officer should know of the time. */
export async function CalendarLink({ viewer, group, activity, warn }: Props) {
  const t = await getTranslations('calendar')
  if (!activity.days.length) return null
  const fresh = warn && activity.state === 'scheduled'
  const warnings = fresh ? await warningsFor(viewer, group, activity.days, new Date()) : []
  return (
    <>
      <Warnings warnings={warnings.flat()} />
      <p>
        <a href={`/groups/${group.slug}/meetings/${activity.id}/calendar`}>{t('save')}</a>
      </p>
    </>
  )
}
