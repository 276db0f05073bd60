import { MarkAll, NoticeList } from '@/components/notices/list'
import { PageTitle } from '@/components/shell/title'
import { Pages } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { requireViewer } from '@/lib/auth/current'
import { getTranslations } from '@/lib/i18n/words'
import { listNotices } from '@/lib/notices/queries'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Notices({ searchParams }: Props) {
  const viewer = await requireViewer()
  const { notices, next, after } = await listNotices(viewer, await searchParams)
  const t = await getTranslations('notices')
  const words = { next: t('older'), first: t('newest'), label: t('pages') }
  return (
    <div className="stack gap-6! max-w-3xl">
      <header className="stack">
        <PageTitle parts={[t('title')]} />
        <h1>{t('title')}</h1>
        <p className="faint">
          {t('lead')} <a href="/account#notices">{t('choose')}</a>
        </p>
      </header>
      {viewer.unread ? <MarkAll /> : null}
      {notices.length ? (
        <NoticeList notices={notices} from="list" />
      ) : (
        <p className="notice">{t(after ? 'noMore' : 'empty')}</p>
      )}
      <Pages words={words} next={next} after={after} keep={{}} />
    </div>
  )
})
