import type { ReactNode } from 'react'
import { Bead } from '@/components/ui/beads'
import { activityPath } from '@/lib/activities/paths'
import type { listActivities } from '@/lib/activities/queries'
import { whenRange } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { stageNumber } from '@/lib/objectives/rules'

type Activity = Awaited<ReturnType<typeof listActivities>>['activities'][number]

/** Activities as rows, each with the bead of its objective filled to its stage. */
export async function ActivityList<T extends Activity>(props: {
  activities: T[]
  slug: string
  zone: string
  empty: string
  /** What an activity adds to a sum, in words. */
  part?: (activity: T) => string
  /** What stands below an activity. */
  below?: (activity: T) => ReactNode
}) {
  const t = await getTranslations('meetings')
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  if (!props.activities.length) return <p className="notice">{props.empty}</p>
  return (
    <ul className="rows">
      {props.activities.map((one) => (
        <li key={one.id} className="entry">
          <Bead
            code={one.objective}
            stage={stageNumber(one.countedStages)}
            label={o(`${one.objective}.name`)}
            small
          />
          <a href={`/groups/${props.slug}${activityPath(one)}`}>
            <bdi>{one.title}</bdi>
          </a>
          {one.startsAt && one.endsAt ? (
            <span className="faint">{whenRange(locale, props.zone, one.startsAt, one.endsAt)}</span>
          ) : null}
          <span className="badge">{props.part?.(one) ?? t(`state.${one.state}`)}</span>
          {props.below?.(one)}
        </li>
      ))}
    </ul>
  )
}
