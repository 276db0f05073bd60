import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'
import { CodeAnswer } from '../answer'

export const metadata = { robots: { index: false } }

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, 60).toWellFormed().replaceAll('\0', '')
  } catch {
    return text.slice(0, 60)
  }
}

/** The address that a QR code names: enough of one document to tell it from a forged one. */
export default still(async function VerifyCode({ params }: { params: Promise<{ code: string }> }) {
  const t = await getTranslations('verify')
  return (
    <Frame>
      <div className="stack max-w-xl">
        <PageTitle parts={[t('title')]} />
        <CodeAnswer code={decoded((await params).code)} />
      </div>
    </Frame>
  )
})
