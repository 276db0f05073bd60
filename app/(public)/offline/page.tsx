import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { Script } from '@/components/ui/script'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'

/** What the service worker shows where there is no network and the page asked for does not lie on the phone. */
export default still(async function Offline() {
  const t = await getTranslations('offline')
  return (
    <Frame>
      <div className="stack max-w-2xl">
        <PageTitle parts={[t('none')]} />
        <h1>{t('none')}</h1>
        <p>{t('noneLead')}</p>
        <form>
          <button type="submit" className="button">
            {t('again')}
          </button>
        </form>
        <section className="stack" hidden data-shelf="">
          <h2>{t('shelf')}</h2>
          <ul className="rows" />
        </section>
        <Script name="shelf" />
      </div>
    </Frame>
  )
})
