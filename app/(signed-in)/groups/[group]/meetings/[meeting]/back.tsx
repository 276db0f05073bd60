import { getTranslations } from 'next-intl/server'

/** Back to the activity, whichever kind it is. */
export async function Back(props: { slug: string; activity: { id: string; kind: 'meeting' | 'sharing' } }) {
  const t = await getTranslations('checkIn')
  const place = props.activity.kind === 'meeting' ? 'meetings' : 'sharing'
  return (
    <a
      className="plain inline-flex items-center"
      href={`/groups/${props.slug}/${place}/${props.activity.id}`}
    >
      {t('screen.back')}
    </a>
  )
}
