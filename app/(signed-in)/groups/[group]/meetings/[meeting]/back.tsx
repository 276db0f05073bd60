import { activityPath } from '@/lib/activities/paths'
import { getTranslations } from '@/lib/i18n/words'

/** Back to the activity, whichever kind it is. */
export async function Back(props: { slug: string; activity: { id: string; kind: 'meeting' | 'sharing' } }) {
  const t = await getTranslations('checkIn')
  return (
    <a
      className="plain inline-flex items-center"
      href={`/groups/${props.slug}${activityPath(props.activity)}`}
    >
      {t('screen.back')}
    </a>
  )
}
