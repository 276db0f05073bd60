import { Bead } from '@/components/ui/beads'
import { activityPath } from '@/lib/activities/paths'
import type { myNextActivities } from '@/lib/activities/queries'
import { whenRange } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { stageNumber } from '@/lib/objectives/rules'

type Activity = Awaited<ReturnType<typeof myNextActivities>>[number]

/** What comes next over all groups: when and where, and of which group. */
export async function NextActivities({ activities, empty }: { activities: Activity[]; empty: string }) {
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  if (!activities.length) return <p className="notice">{empty}</p>
  return (
    <ul className="rows">
      {activities.map((one) => (
        <li key={one.id} className="entry">
          <Bead
            code={one.objective}
            stage={stageNumber(one.countedStages)}
            label={o(`${one.objective}.name`)}
            small
          />
          <a href={`/groups/${one.group.slug}${activityPath(one)}`}>
            <bdi>{one.title}</bdi>
          </a>
          {one.startsAt && one.endsAt ? (
            <span>{whenRange(locale, one.group.zone, one.startsAt, one.endsAt)}</span>
          ) : null}
          <span className="faint">
            <bdi>{one.place}</bdi> · <bdi>{one.group.name}</bdi>
          </span>
        </li>
      ))}
    </ul>
  )
}
