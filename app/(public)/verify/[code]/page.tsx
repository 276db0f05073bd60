import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { VerifiedDocument } from '@/components/documents/verify'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { guessing } from '@/lib/auth/limit'
import { verifyCode } from '@/lib/documents/verify/queries'

export const metadata = { robots: { index: false } }

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).slice(0, 60).toWellFormed().replaceAll('\0', '')
  } catch {
    return text.slice(0, 60)
  }
}

/** What anybody may know of one document: enough to tell it from a forged one. */
export default async function VerifyCode({ params }: { params: Promise<{ code: string }> }) {
  const t = await getTranslations('verify')
  const code = decoded((await params).code)
  // The last entry is the one that the nearest proxy wrote, or the connection itself; the first anybody can write.
  const address = (await headers()).get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? ''
  const found = await verifyCode(code, guessing(address))
  return (
    <Frame>
      <div className="stack max-w-xl">
        <PageTitle parts={[t('title')]} />
        {found === 'limited' ? (
          <>
            <h1>{t('limited')}</h1>
            <p>{t('limitedText')}</p>
          </>
        ) : found ? (
          <VerifiedDocument found={found} />
        ) : (
          <>
            <h1>{t('unknown')}</h1>
            <p className="notice error">
              <bdi>{t('unknownText', { code })}</bdi>
            </p>
          </>
        )}
        <p>
          <a href="/verify">{t('again')}</a>
        </p>
      </div>
    </Frame>
  )
}
