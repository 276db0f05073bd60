import { Invited } from '@/components/groups/joining/invited'
import { Asking } from '@/components/groups/joining/page'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { currentViewer } from '@/lib/auth/current'
import { readNote } from '@/lib/auth/note'
import { readJoin } from '@/lib/groups/joining/queries'
import { ASKED_MINUTES, ASKED_NOTE } from '@/lib/groups/joining/rules'
import { getTranslations } from '@/lib/i18n/words'

export const metadata = { robots: { index: false, follow: false } }

/** Where somebody joins a group: by a link that anybody may hold, or by an invitation to one address. */
export default still(async function Join({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const now = new Date()
  const viewer = await currentViewer()
  const asked = (await readNote(ASKED_NOTE, now, ASKED_MINUTES))?.text ?? null
  const found = await readJoin(token, viewer, asked, now)
  const t = await getTranslations('joining.page')
  const frame = viewer ? { viewer } : {}
  const props = { token, viewer }
  return (
    <Frame {...frame}>
      <div className="stack gap-6! max-w-xl">
        {found ? null : (
          <>
            <PageTitle parts={[t('unknown')]} />
            <h1>{t('unknown')}</h1>
            <p>{t('unknownText')}</p>
          </>
        )}
        {found?.what === 'link' ? <Asking found={found} {...props} /> : null}
        {found?.what === 'letter' ? <Invited found={found} {...props} /> : null}
      </div>
    </Frame>
  )
})
