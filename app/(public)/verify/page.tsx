import { CodeForm } from '@/components/documents/verify'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'
import { CodeAnswer } from './answer'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** Anybody can check a paper by the code that is printed on it. */
export default still(async function Verify({ searchParams }: Props) {
  const code = [(await searchParams).code].flat()[0]
  const t = await getTranslations('verify')
  return (
    <Frame>
      <div className="stack max-w-xl">
        <PageTitle parts={[t('title')]} />
        {code === undefined ? (
          <>
            <h1>{t('title')}</h1>
            <p className="faint">{t('lead')}</p>
            <CodeForm />
          </>
        ) : (
          <CodeAnswer code={code.trim().slice(0, 60).toWellFormed().replaceAll('\0', '')} />
        )}
      </div>
    </Frame>
  )
})
