import { CodeForm, VerifiedDocument } from '@/components/documents/verify'
import { browserOf } from '@/lib/auth/browser'
import { guessing } from '@/lib/auth/limit'
import { requestHead } from '@/lib/core/request'
import { verifyCode } from '@/lib/documents/verify/queries'
import { getTranslations } from '@/lib/i18n/words'

/** What anybody may know of one document, or, where the code is none, a sentence and the box to type it again. */
export async function CodeAnswer({ code }: { code: string }) {
  const t = await getTranslations('verify')
  const head = await requestHead()
  const { address } = browserOf((name) => head.get(name))
  const found = await verifyCode(code, guessing(address))
  if (found === 'limited')
    return (
      <>
        <h1>{t('limited')}</h1>
        <p>{t('limitedText')}</p>
      </>
    )
  if (!found)
    return (
      <>
        <h1>{t('unknown')}</h1>
        <CodeForm typed={code} error={code ? t('unknownText', { code }) : t('empty')} />
      </>
    )
  return (
    <>
      <VerifiedDocument found={found} />
      <p>
        <a href="/verify">{t('again')}</a>
      </p>
    </>
  )
}
