import { GuestPage } from '@/components/activities/guest-page'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { readGuestInvitation } from '@/lib/activities/guests/link/queries'
import { browserOf } from '@/lib/auth/browser'
import { requestHead } from '@/lib/core/request'
import { getTranslations } from '@/lib/i18n/words'

export const metadata = { robots: { index: false, follow: false } }

/** A guest's own page of one meeting, behind a personal link; nobody signs in here. */
export default still(async function Guest({ params }: { params: Promise<{ token: string }> }) {
  const t = await getTranslations('guestLink')
  const head = await requestHead()
  const { address, now } = browserOf((name) => head.get(name))
  const { token } = await params
  const found = await readGuestInvitation(token, address, now)
  return (
    <Frame>
      <div className="stack gap-6! max-w-xl">
        {typeof found === 'string' ? (
          <>
            <PageTitle parts={[t('title')]} />
            <h1>{t(`refused.${found}`)}</h1>
            <p>{t(`refusedText.${found}`)}</p>
          </>
        ) : (
          <>
            <PageTitle parts={[found.title, found.group.name]} />
            <GuestPage invitation={found} token={token} />
          </>
        )}
      </div>
    </Frame>
  )
})
