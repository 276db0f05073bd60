import { notFound } from 'next/navigation'
import { AddPhotos, PhotoList } from '@/components/activities/photos/manage'
import { GroupHead } from '@/components/groups/head'
import { PhotoConsents } from '@/components/privacy/photos'
import { still } from '@/components/ui/still'
import { photosOpen } from '@/lib/activities/photos/rules'
import { readActivity } from '@/lib/activities/queries'
import { getTranslations } from '@/lib/i18n/words'
import { photoConsents } from '@/lib/privacy/consents/queries'
import { openGroup } from '../../../open'
import { Back } from '../back'

type Props = {
  params: Promise<{ group: string; meeting: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Photos({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const activity = await readActivity(viewer, (await params).meeting)
  if (!activity?.may.manage || activity.groupId !== group.id) notFound()
  const consents = await photoConsents(viewer, { id: activity.id, facts: group.facts })
  const t = await getTranslations('photos')
  const { refused } = await searchParams
  const current = activity.kind === 'meeting' ? 'meetings' : 'sharing'
  return (
    <>
      <GroupHead group={group} current={current} title={t('of', { title: activity.title })}>
        <p>
          <Back slug={group.slug} activity={activity} />
        </p>
      </GroupHead>
      <div className="stack gap-7! max-w-3xl">
        <p className="faint">{t('lead')}</p>
        {consents ? <PhotoConsents found={consents} /> : null}
        {photosOpen(activity.state) ? (
          <AddPhotos activity={activity} tooLarge={refused === 'fileTooLarge'} />
        ) : (
          <p className="notice">{t('closed')}</p>
        )}
        {activity.photos.length ? <PhotoList activity={activity} /> : null}
      </div>
    </>
  )
})
