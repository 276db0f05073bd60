import type { readActivity } from '@/lib/activities/queries'
import { planOpen } from '@/lib/activities/rules'
import { shortDate, whenRange } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>

/** Days and times in the group's zone, place or link, and the credit hours. */
export async function ActivityWhen({ activity, zone }: { activity: Activity; zone: string }) {
  const t = await getTranslations('meetings')
  const p = await getTranslations('programme')
  const locale = await getLocale()
  const { letter } = activity
  return (
    <div>
      {activity.days.map((day) => (
        <ActivityDay key={day.id} day={day} zone={zone} />
      ))}
      <p>
        {activity.mode === 'on' ? t('on') : <bdi>{activity.place}</bdi>}
        {activity.jp ? (
          <span className="faint">
            {activity.place || activity.mode === 'on' ? ' · ' : null}
            {p('countJp', { jp: activity.jp })}
          </span>
        ) : null}
      </p>
      {letter ? (
        <p className="faint">
          <bdi>{t('letter', { number: letter.number })}</bdi>
          {letter.on ? `, ${shortDate(locale, 'UTC', letter.on)}` : null}
        </p>
      ) : activity.may.manage && planOpen(activity.state) ? (
        <p className="faint">{t('noLetter')}</p>
      ) : null}
      {activity.link ? (
        <p>
          <a href={activity.link} rel="noreferrer">
            {activity.link}
          </a>
        </p>
      ) : null}
    </div>
  )
}

/** One day of an activity: date, and times with their zone. */
export async function ActivityDay({ day, zone }: { day: { startsAt: Date; endsAt: Date }; zone: string }) {
  const locale = await getLocale()
  return <p>{whenRange(locale, zone, day.startsAt, day.endsAt)}</p>
}
