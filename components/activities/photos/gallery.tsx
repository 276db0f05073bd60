import type { readActivity } from '@/lib/activities/queries'
import { getTranslations } from '@/lib/i18n/words'
import { Thumb } from './thumb'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>

/** The photos of an activity as thumbnails, each a way to the whole picture; officers find the way to add some. */
export async function Gallery({ activity }: { activity: Activity }) {
  const t = await getTranslations('photos')
  const { photos, group, may } = activity
  if (!photos.length && !may.manage) return null
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      {photos.length ? (
        <ul className="photos">
          {photos.map((photo, i) => (
            <li key={photo.id}>
              <figure>
                <a href={`/api/files/${photo.fileId}`}>
                  <Thumb photo={photo} at={i + 1} of={photos.length} />
                </a>
                {photo.caption ? (
                  <figcaption>
                    <bdi>{photo.caption}</bdi>
                  </figcaption>
                ) : null}
              </figure>
            </li>
          ))}
        </ul>
      ) : (
        <p className="faint">{t('none')}</p>
      )}
      {may.manage ? (
        <p>
          <a href={`/groups/${group.slug}/meetings/${activity.id}/photos`}>{t('manage')}</a>
        </p>
      ) : null}
    </section>
  )
}
