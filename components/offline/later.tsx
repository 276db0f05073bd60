import { Script } from '@/components/ui/script'
import { getTranslations } from '@/lib/i18n/words'

/** How a form waits on the phone where there is no network. */
export type Later = {
  /** The kind of deed by the value of the button that was pressed, `''` for the one without; other buttons send at once. */
  kinds: Record<string, string>
  /** What it is about; empty for something new. */
  about: string
  title: string
  /** The field whose words tell it from others of its title. */
  named?: string
  /** The page shows what waits about the same, so that what is saved then holds all of it. */
  whole?: boolean
}

/** Inside a form: with script it is kept on the phone first and then sent, so that no bad line loses it. */
export async function SendLater(later: Later) {
  const t = await getTranslations('offline.said')
  const words = {
    saving: t('saving'),
    kept: t('kept'),
    signIn: t('signIn'),
    held: t('held'),
    notKept: t('notKept'),
    refilled: t('refilled'),
  }
  return (
    <div className="notice later" hidden data-later={JSON.stringify({ ...later, words })}>
      <span role="status" tabIndex={-1} /> <a href="/outbox">{t('link')}</a>
      <Script name="later" />
    </div>
  )
}
