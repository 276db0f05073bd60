import { longDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Props = {
  activity: { days: { id: string; startsAt: Date }[]; group: { zone: string } }
  path: string
  dayId: string | undefined
}

/** From one day of a package to another; nothing where there is but one. */
export async function DayLinks({ activity, path, dayId }: Props) {
  if (activity.days.length < 2) return null
  const t = await getTranslations('checkIn.list')
  const locale = await getLocale()
  return (
    <nav aria-label={t('days')} className="places">
      <ul>
        {activity.days.map((day) => (
          <li key={day.id}>
            <a href={`${path}?day=${day.id}`} aria-current={day.id === dayId ? 'true' : undefined}>
              {longDate(locale, activity.group.zone, day.startsAt)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
