import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { readingOf } from '@/lib/problems/results/rules'
import type { TrialRow } from '@/lib/problems/trials/queries'
import { ResultReading } from './reading'

type Props = {
  trials: TrialRow[]
  /** The address of the problem. */
  here: string
  group: { slug: string; zone: string }
  viewerId: string
}

/** Trials in class, the latest first: what was tried, what happened, and what its figures are worth. */
export async function TrialList({ trials, ...props }: Props) {
  return (
    <ol className="stack">
      {trials.map((trial) => (
        <li key={trial.id}>
          {trial.withdrawnAt ? <Gone trial={trial} {...props} /> : <One trial={trial} {...props} />}
        </li>
      ))}
    </ol>
  )
}

type Part = Omit<Props, 'trials'> & { trial: TrialRow }

async function Gone({ trial, group }: Part) {
  const t = await getTranslations('trials')
  const date = shortDate(await getLocale(), group.zone, trial.withdrawnAt ?? trial.at)
  return (
    <p className="faint">
      <bdi>{t('withdrawn', { date, reason: trial.withdrawnReason })}</bdi>
    </p>
  )
}

async function One({ trial, here, group, viewerId }: Part) {
  const t = await getTranslations('trials')
  const locale = await getLocale()
  const { activity, result, changedAt, by: name } = trial
  const place = activity?.kind === 'sharing' ? 'sharing' : 'meetings'
  return (
    <article className="sheet stack">
      <p>
        <strong>
          <bdi>{t('in', { grade: trial.grade, date: shortDate(locale, 'UTC', trial.triedOn) })}</bdi>
        </strong>{' '}
        <span className="faint">
          {name ? <bdi>{t('by', { name })}</bdi> : t('hidden')}
          {changedAt ? ` · ${t('changed', { date: shortDate(locale, group.zone, changedAt) })}` : null}
        </span>
      </p>
      <p className="prose" dir="auto">
        {trial.tried}
      </p>
      {trial.happened ? (
        <p className="prose" dir="auto">
          <strong>{t('happened')}</strong> {trial.happened}
        </p>
      ) : null}
      {result ? <ResultReading result={readingOf(result)} /> : null}
      {activity ? (
        <p className="faint">
          <a href={`/groups/${group.slug}/${place}/${activity.id}`}>
            <bdi>{t('from', { title: activity.title })}</bdi>
          </a>
        </p>
      ) : null}
      {trial.personId === viewerId ? (
        <p>
          <a href={`${here}/trials/${trial.id}`}>{t('edit')}</a>
        </p>
      ) : null}
    </article>
  )
}
