import { getTranslations } from '@/lib/i18n/words'

/** From an activity to its papers. */
export async function DocumentsLink({ slug, activityId }: { slug: string; activityId: string }) {
  const t = await getTranslations('documents')
  return (
    <p>
      <a href={`/groups/${slug}/meetings/${activityId}/documents`}>{t('link')}</a>
    </p>
  )
}
