import { UploadField } from '@/components/files/field'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { add, describe, move, remove } from '@/lib/activities/photos/actions'
import { MOST_PHOTOS } from '@/lib/activities/photos/rules'
import type { readActivity } from '@/lib/activities/queries'
import { MEGABYTES } from '@/lib/files/upload'
import { getTranslations } from '@/lib/i18n/words'
import { Thumb } from './thumb'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>
type Photo = Activity['photos'][number]

/** Several photos at once; script makes them smaller before they are sent. */
export async function AddPhotos({ activity, tooLarge }: { activity: Activity; tooLarge: boolean }) {
  const t = await getTranslations('photos')
  const room = MOST_PHOTOS - activity.photos.length
  if (room <= 0) return <p className="notice">{t('full', { max: MOST_PHOTOS })}</p>
  return (
    <ActionForm action={add} submit={t('submit')} formKey={crypto.randomUUID()}>
      <input type="hidden" name="activityId" value={activity.id} />
      <input type="hidden" name="group" value={activity.group.slug} />
      <UploadField
        name="photos"
        label={t('field.label')}
        hint={t('field.hint', { room, max: MEGABYTES })}
        groupId={activity.groupId}
        accept="image/jpeg,image/png,image/webp"
        tooLarge={t('field.tooLarge', { max: MEGABYTES })}
        refused={tooLarge}
        room={room}
        tooMany={t('field.tooMany', { room })}
        shrink
      />
      <TextField name="caption" label={t('field.caption')} hint={t('field.captionHint')} maxLength={200} />
    </ActionForm>
  )
}

/** Each photo with its words, its place and a way to take it off. */
export async function PhotoList({ activity }: { activity: Activity }) {
  const { photos } = activity
  return (
    <ol className="rows">
      {photos.map((photo, i) => (
        <li key={photo.id} className="photo-row">
          <a href={`/api/files/${photo.fileId}`}>
            <Thumb photo={photo} at={i + 1} of={photos.length} />
          </a>
          <PhotoForms photo={photo} activity={activity} at={i} />
        </li>
      ))}
    </ol>
  )
}

async function PhotoForms({ photo, activity, at }: { photo: Photo; activity: Activity; at: number }) {
  const t = await getTranslations('photos')
  const hidden = (
    <>
      <input type="hidden" name="photoId" value={photo.id} />
      <input type="hidden" name="activityId" value={activity.id} />
      <input type="hidden" name="group" value={activity.group.slug} />
    </>
  )
  const ways = [at > 0 && 'earlier', at < activity.photos.length - 1 && 'later'] as const
  return (
    <div className="stack">
      <p>{photo.caption ? <bdi>{photo.caption}</bdi> : <span className="faint">{t('noCaption')}</span>}</p>
      <div className="acts">
        {ways.map((to) =>
          to ? (
            <ActionForm key={to} action={move} submit={t(`move.${to}`)} quiet>
              {hidden}
              <input type="hidden" name="to" value={to} />
            </ActionForm>
          ) : null,
        )}
        <ActionForm action={describe} submit={t('describe.submit')} fold={t('describe.title')} quiet>
          {hidden}
          <TextField
            name="caption"
            label={t('describe.caption')}
            defaultValue={photo.caption}
            maxLength={200}
          />
          <TextField
            name="alt"
            label={t('describe.alt')}
            hint={t('describe.altHint')}
            defaultValue={photo.alt}
            maxLength={300}
          />
        </ActionForm>
        <ActionForm action={remove} submit={t('remove.submit')} fold={t('remove.title')} quiet>
          {hidden}
          <p className="faint">{t('remove.sure')}</p>
        </ActionForm>
      </div>
    </div>
  )
}
