import { getTranslations } from 'next-intl/server'
import { OutboxList } from '@/components/offline/list'
import { PageTitle } from '@/components/shell/title'
import { requireViewer } from '@/lib/auth/current'

export default async function Outbox() {
  await requireViewer()
  const t = await getTranslations('offline')
  return (
    <div className="stack max-w-2xl">
      <PageTitle parts={[t('outbox')]} />
      <h1>{t('outbox')}</h1>
      <p>{t('outboxLead')}</p>
      <OutboxList />
    </div>
  )
}
