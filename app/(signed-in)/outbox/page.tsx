import { OutboxList } from '@/components/offline/list'
import { PageTitle } from '@/components/shell/title'
import { still } from '@/components/ui/still'
import { requireViewer } from '@/lib/auth/current'
import { getTranslations } from '@/lib/i18n/words'

export default still(async function Outbox() {
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
})
