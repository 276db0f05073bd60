import { ActionForm } from '@/components/ui/form'
import { clockIn, shortDate, zoneLabel } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { again } from '@/lib/mail/actions'
import type { mailOverview } from '@/lib/mail/queries'

type Overview = Awaited<ReturnType<typeof mailOverview>>

// Who looks after the service sits anywhere; the western zone is the one of the capital.
const ZONE = 'Asia/Jakarta'

async function printer() {
  const locale = await getLocale()
  return (at: Date) =>
    `${shortDate(locale, ZONE, at)}, ${clockIn(ZONE, at).replace(':', '.')}\u00a0${zoneLabel(ZONE)}`
}

/** How many letters went, wait and failed. */
export async function MailFigures({ sent, waiting, failed }: Pick<Overview, 'sent' | 'waiting' | 'failed'>) {
  const t = await getTranslations('mail.outbox')
  return (
    <dl className="figures">
      {Object.entries({ sent, waiting, failed }).map(([name, count]) => (
        <div key={name}>
          <dt>{t(`figures.${name as 'sent'}`)}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Letters that came to rest without arriving, each with a button that sends it once more. */
export async function RestingMail({ mails }: { mails: Overview['resting'] }) {
  const t = await getTranslations('mail.outbox')
  const print = await printer()
  const kind = (job: string) => {
    const key = `kinds.${(job.endsWith('.push') ? 'push' : job.replace('.mail', '')) as 'notices'}` as const
    return t.has(key) ? t(key) : job
  }
  return (
    <section className="stack">
      <h2>{t('resting')}</h2>
      {mails.length ? (
        <ul className="rows">
          {mails.map((mail) => (
            <li key={mail.id} className="sm:grid-cols-[1fr_auto] sm:items-center gap-x-4">
              <div className="grid gap-1">
                <p className="flex flex-wrap gap-x-2 gap-y-1 items-baseline">
                  <a href={`/admin/people/${mail.person.id}`}>
                    <bdi>{mail.person.name}</bdi>
                  </a>
                  <span className="badge">{t(`states.${mail.state as 'failed' | 'unsure'}`)}</span>
                </p>
                <p>{t(`why.${mail.state as 'failed' | 'unsure'}`, { tries: mail.attempts })}</p>
                {mail.error ? (
                  <p className="faint" lang="en">
                    {mail.error}
                  </p>
                ) : null}
                <p className="faint">
                  {kind(mail.kind)} · {mail.endedAt ? print(mail.endedAt) : null}
                </p>
              </div>
              {mail.canSend ? (
                <ActionForm action={again} submit={t('again')} quiet>
                  <input type="hidden" name="mailId" value={mail.id} />
                </ActionForm>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice max-w-2xl">{t('none')}</p>
      )}
    </section>
  )
}

/** Other work that was given up after all its tries. */
export async function FailedJobs({ jobs }: { jobs: Overview['jobs'] }) {
  const t = await getTranslations('mail.outbox')
  const print = await printer()
  if (!jobs.length) return null
  return (
    <section className="stack">
      <h2>{t('jobs')}</h2>
      <p className="faint max-w-2xl">{t('jobsText')}</p>
      <ul className="rows">
        {jobs.map((job) => (
          <li key={job.id}>
            <p>
              <strong>{job.name}</strong> · {t('tries', { count: job.attempts })} · {print(job.at)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
