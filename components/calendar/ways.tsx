import { can } from '@/lib/access/can'
import type { Viewer } from '@/lib/access/viewer'
import type { OpenGroup } from '@/lib/groups/queries'
import { getTranslations } from '@/lib/i18n/words'

/** Beside the list of meetings: repeated ones, a poll of dates, and the group's calendar. */
export async function CalendarWays({ viewer, group }: { viewer: Viewer; group: OpenGroup }) {
  const t = await getTranslations('calendar')
  const s = await getTranslations('series')
  const p = await getTranslations('polls')
  const here = `/groups/${group.slug}`
  const ways = [
    can(viewer, 'activity.schedule', group.facts) && [`${here}/meetings/series`, s('title')],
    can(viewer, 'poll.answer', group.facts) && [`${here}/polls`, p('title')],
    [`${here}/calendar`, t('title')],
  ].filter((way) => way !== false) as [string, string][]
  return (
    <ul className="flex flex-wrap gap-x-5">
      {ways.map(([href, label]) => (
        <li key={href}>
          <a href={href} className="inline-flex items-center min-h-11">
            {label}
          </a>
        </li>
      ))}
    </ul>
  )
}
