import { OrderForm, Orders } from '@/components/coverage/orders'
import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { requireViewer } from '@/lib/auth/current'
import { ownOrders } from '@/lib/coverage/orders/queries'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function CoverageOrders({ searchParams }: Props) {
  const viewer = await requireViewer()
  const { saved } = await searchParams
  const t = await getTranslations('mail.report')
  const c = await getTranslations('coverage')
  const { orders, letters } = await ownOrders(viewer)
  return (
    <div className="stack gap-8 max-w-2xl">
      <header className="stack">
        <PageTitle parts={[t('title'), c('title')]} />
        <p>
          <a href="/coverage">{c('title')}</a>
        </p>
        <h1>{t('title')}</h1>
        {saved === 'ordered' || saved === 'stopped' ? (
          <p role="status" className="notice">
            {t(`saved.${saved}`)}
          </p>
        ) : null}
        <p>{t('text')}</p>
      </header>
      <Orders orders={orders} />
      {letters ? <OrderForm locale={await getLocale()} /> : <p className="notice">{t('off')}</p>}
    </div>
  )
})
