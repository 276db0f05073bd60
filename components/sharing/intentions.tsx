import { getTranslations } from '@/lib/i18n/words'

type Intention = { id: string; activity: { id: string; title: string; group: { slug: string } } }

/** What the viewer meant to use in class: each asks what became of it. */
export async function Intentions({ intentions }: { intentions: Intention[] }) {
  const t = await getTranslations('sharing.adoption')
  return (
    <ul className="rows">
      {intentions.map(({ id, activity }) => (
        <li key={id}>
          <bdi>{t('reminder', { title: activity.title })}</bdi>
          <a href={`/groups/${activity.group.slug}/sharing/${activity.id}#dipakai`}>{t('answer')}</a>
        </li>
      ))}
    </ul>
  )
}
