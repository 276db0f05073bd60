import { remove } from '@/lib/activities/evidence/actions'
import { MOST_EVIDENCE } from '@/lib/activities/evidence/rules'
import type { readActivity } from '@/lib/activities/queries'
import { wasHeld } from '@/lib/activities/rules'
import { getTranslations } from '@/lib/i18n/words'
import { acceptedEvidence } from '@/lib/objectives/schema'
import { ResultReading } from '../problems/reading'
import { ActionForm } from '../ui/form'
import { EvidenceForms } from './evidence-forms'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>
type Row = Activity['evidence'][number]

/** What proves an activity, what its main objective accepts as proof, and the officer's forms. */
export async function Evidence({ activity }: { activity: Activity }) {
  const t = await getTranslations('evidence')
  const o = await getTranslations('objectives')
  const { objective, evidence } = activity
  // Before it was held there is nothing to prove; an officer may want to know what will.
  if (!wasHeld(activity.state) && !activity.may.manage) return null
  const accepted: readonly string[] = acceptedEvidence[objective]
  const kinds = acceptedEvidence[objective].map((kind) => t(`kind.${kind}`)).join(', ')
  return (
    <section id="evidence" className="stack">
      <h2>{t('title')}</h2>
      <p className="faint">{t('accepts', { code: objective, name: o(`${objective}.name`), kinds })}</p>
      {evidence.length ? (
        <ul className="rows">
          {evidence.slice(0, MOST_EVIDENCE).map((row) => (
            <li key={row.id}>
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <strong>{t(`kind.${row.kind}`)}</strong>
                <span className="badge">
                  {accepted.includes(row.kind) ? t('proves', { code: objective }) : t('beside')}
                </span>
              </p>
              <Words row={row} />
              {activity.may.manage && !row.sourceId ? <Remove row={row} activity={activity} /> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice">{wasHeld(activity.state) ? t('none') : t('afterHeld')}</p>
      )}
      {evidence.length > MOST_EVIDENCE ? (
        <p className="faint">{t('more', { shown: MOST_EVIDENCE })}</p>
      ) : null}
      {activity.may.manage && wasHeld(activity.state) ? (
        <EvidenceForms activityId={activity.id} slug={activity.group.slug} objective={objective} />
      ) : null}
    </section>
  )
}

async function Words({ row }: { row: Row }) {
  const t = await getTranslations('evidence')
  return (
    <>
      {row.note ? (
        <p className="prose" dir="auto">
          {row.note}
        </p>
      ) : null}
      {row.result ? <ResultReading result={row.result} /> : null}
      {row.url ? (
        <p>
          <a href={row.url} rel="noreferrer nofollow" target="_blank" dir="ltr">
            {new URL(row.url).host}
          </a>
          <span className="sr-only"> ({t('open')})</span>
        </p>
      ) : null}
    </>
  )
}

async function Remove({ row, activity }: { row: Row; activity: Activity }) {
  const t = await getTranslations('evidence.remove')
  return (
    <div className="acts">
      <ActionForm action={remove} submit={t('submit')} fold={t('title')} quiet>
        <input type="hidden" name="evidenceId" value={row.id} />
        <input type="hidden" name="activityId" value={activity.id} />
        <input type="hidden" name="group" value={activity.group.slug} />
        <p className="faint">{t('sure')}</p>
      </ActionForm>
    </div>
  )
}
