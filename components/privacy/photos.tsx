import { getTranslations } from '@/lib/i18n/words'
import type { photoConsents } from '@/lib/privacy/consents/queries'

type Found = NonNullable<Awaited<ReturnType<typeof photoConsents>>>

/** Who of those present agreed to be seen in photos, before some are added. */
export async function PhotoConsents({ found }: { found: Found }) {
  const t = await getTranslations('privacy.photos')
  if (!found.present) return null
  return (
    <div className="notice stack">
      <p>{t('agreed', { agreed: found.agreed, present: found.present })}</p>
      {found.without.length ? (
        <p>
          {t('without')} <bdi>{found.without.join(' · ')}</bdi>
          {found.more ? ` ${t('more', { count: found.more })}` : null}
        </p>
      ) : null}
    </div>
  )
}
