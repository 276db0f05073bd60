import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { getTranslations } from '@/lib/i18n/words'

/** In place of what a link would open: used, withdrawn, expired or never ours, all the same. */
export async function LinkOver() {
  const t = await getTranslations('reset')
  return (
    <Frame>
      <div className="stack max-w-md">
        <PageTitle parts={[t('over')]} />
        <h1>{t('over')}</h1>
        <p>{t('overText')}</p>
        <p>
          <a href="/reset">{t('title')}</a>
        </p>
      </div>
    </Frame>
  )
}
