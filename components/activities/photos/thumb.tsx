import type { readActivity } from '@/lib/activities/queries'
import { getTranslations } from '@/lib/i18n/words'

type Photo = NonNullable<Awaited<ReturnType<typeof readActivity>>>['photos'][number]

/** A small picture whose room is known before it comes. */
export async function Thumb({ photo, at, of }: { photo: Photo; at: number; of: number }) {
  const t = await getTranslations('photos')
  const scale = Math.min(1, 320 / Math.max(photo.width, photo.height))
  return (
    <img
      src={`/api/files/${photo.thumbId}`}
      width={Math.round(photo.width * scale)}
      height={Math.round(photo.height * scale)}
      loading="lazy"
      decoding="async"
      alt={photo.alt || photo.caption || t('unnamed', { at, of })}
    />
  )
}
