import { Script } from '@/components/ui/script'
import { getTranslations } from '@/lib/i18n/words'
import './offline.css'

type Props = { person?: { id: string; seal: string } | undefined }

/** Whose page it is, how old it is where it lay on the phone, and how much waits there to be sent. Script fills it in. */
export async function Here({ person }: Props) {
  const t = await getTranslations('offline')
  return (
    <section data-person={person?.id ?? ''} data-seal={person?.seal}>
      <p className="afloat" role="status" hidden data-old={t('old', { at: '[at]' })} />
      {person ? (
        <p className="afloat" hidden data-waiting={t('waiting', { count: '[count]' })}>
          <a href="/outbox">…</a>
        </p>
      ) : null}
      <Script name="offline" />
    </section>
  )
}
