import { Script } from '@/components/ui/script'
import { getTranslations } from '@/lib/i18n/words'

const states = ['waiting', 'trying', 'refused', 'unsure', 'sent', 'differed'] as const

/** What waits on this phone, each with what can be done about it. Script fills it in from the phone. */
export async function OutboxList() {
  const t = await getTranslations('offline')
  const words = {
    ...Object.fromEntries(states.map((state) => [state, t(`state.${state}`, { at: '[at]' })])),
    scan: t('title.checkIn'),
    sure: t('sure'),
    done: t('done'),
    rests: t('rests'),
    signIn: t('signInFirst'),
    away: t('away'),
    noStore: t('noStore'),
    heldStore: t('heldStore'),
  }
  return (
    <div className="stack" data-list={JSON.stringify(words)}>
      <noscript>
        <p className="notice">{t('noScript')}</p>
      </noscript>
      <p role="status" className="saving" />
      <p hidden data-all="">
        <button type="button" className="button">
          {t('sendNow')}
        </button>
      </p>
      <ul className="rows" hidden />
      <p className="notice" hidden data-empty="">
        {t('empty')}
      </p>
      <template>
        <li>
          <strong data-title="" dir="auto" />
          <span className="faint" data-state="" />
          <ul data-said="" hidden />
          <p className="flex flex-wrap items-center gap-x-5">
            <a href="/" data-to="">
              {t('look')}
            </a>
            <a href="/" data-from="">
              {t('correct')}
            </a>
            <button type="button" className="plain" value="retry">
              {t('retry')}
            </button>
            <button type="button" className="plain" value="drop">
              {t('discard')}
            </button>
            <button type="button" className="plain" value="read">
              {t('read')}
            </button>
          </p>
        </li>
      </template>
      <Script name="outbox-list" />
    </div>
  )
}
