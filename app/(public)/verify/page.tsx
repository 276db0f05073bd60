import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CodeForm } from '@/components/documents/verify'
import { Frame } from '@/components/shell/frame'
import { PageTitle } from '@/components/shell/title'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** Anybody can check a paper by the code that is printed on it. */
export default async function Verify({ searchParams }: Props) {
  const { code } = await searchParams
  const typed = [code].flat()[0]?.trim().slice(0, 60)
  if (typed?.isWellFormed()) redirect(`/verify/${encodeURIComponent(typed)}`)
  const t = await getTranslations('verify')
  return (
    <Frame>
      <div className="stack max-w-xl">
        <PageTitle parts={[t('title')]} />
        <h1>{t('title')}</h1>
        <p className="faint">{t('lead')}</p>
        <CodeForm />
      </div>
    </Frame>
  )
}
