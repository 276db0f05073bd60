import { Consents } from '@/components/privacy/consents'
import { CorrectOwn } from '@/components/privacy/correct'
import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { requireViewer } from '@/lib/auth/current'
import { getTranslations } from '@/lib/i18n/words'
import { readOwn } from '@/lib/people/persons/own/queries'
import { ownConsents } from '@/lib/privacy/consents/queries'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function OwnData({ searchParams }: Props) {
  const viewer = await requireViewer()
  const [own, consents] = await Promise.all([readOwn(viewer), ownConsents(viewer)])
  const t = await getTranslations('privacy.data')
  const n = await getTranslations('privacy.notice')
  const a = await getTranslations('account')
  const { saved } = await searchParams
  const done = saved === 'data' ? t('saved') : saved === 'consent' ? t('consentSaved') : null
  return (
    <div className="stack gap-8 max-w-2xl">
      <header className="stack">
        <PageTitle parts={[t('title')]} />
        <p className="faint">
          <a href="/account">{a('title')}</a>
        </p>
        <h1>{t('title')}</h1>
        {done ? (
          <p role="status" className="notice">
            {done}
          </p>
        ) : null}
        <p>{t('lead')}</p>
        <p>
          <a href="/privacy">{n('title')}</a>
        </p>
      </header>
      <section className="stack">
        <h2>{t('file')}</h2>
        <p className="faint">{t('fileText')}</p>
        <p className="flex flex-wrap gap-3">
          <a className="button" href="/account/data/file" download>
            {t('html')}
          </a>
          <a className="button quiet" href="/account/data/file?as=json" download>
            {t('json')}
          </a>
        </p>
      </section>
      <CorrectOwn own={own} />
      <Consents consents={consents} zone={viewer.memberOf[0]?.zone ?? 'Asia/Jakarta'} />
      <section className="stack">
        <h2>{t('close')}</h2>
        <p className="faint">{t('closeLead')}</p>
        <p>
          <a className="button quiet" href="/account/close">
            {t('closeWay')}
          </a>
        </p>
      </section>
    </div>
  )
})
