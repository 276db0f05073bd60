import { FailedJobs, MailFigures, RestingMail } from '@/components/mail/outbox'
import { AdminHead } from '@/components/people/head'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'
import { test } from '@/lib/mail/actions'
import { mailOverview } from '@/lib/mail/queries'
import { openAdministration } from '../open'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function MailPage({ searchParams }: Props) {
  const viewer = await openAdministration()
  const t = await getTranslations('mail.outbox')
  const { saved } = await searchParams
  const found = await mailOverview(viewer, new Date())
  return (
    <div className="stack gap-8">
      <AdminHead current="mail" title={t('title')}>
        {saved === 'again' || saved === 'test' ? (
          <p role="status" className="notice max-w-2xl">
            {t(`saved.${saved}`)}
          </p>
        ) : null}
        <p className="faint max-w-2xl">{t('lead')}</p>
      </AdminHead>
      {found.from ? (
        <section className="stack max-w-2xl">
          <p>
            {t('from')} <bdi>{found.from}</bdi>
          </p>
          <ActionForm action={test} submit={t('test')} formKey={crypto.randomUUID()} quiet />
        </section>
      ) : (
        <p className="notice max-w-2xl">{t('off')}</p>
      )}
      <MailFigures {...found} />
      <RestingMail mails={found.resting} />
      <FailedJobs jobs={found.jobs} />
    </div>
  )
})
