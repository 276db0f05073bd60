import { TextArea, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { correct } from '@/lib/activities/minutes/actions'
import type { readCorrections } from '@/lib/activities/minutes/queries'
import { compared } from '@/lib/activities/minutes/rules'
import type { readActivity } from '@/lib/activities/queries'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>
type Correction = Awaited<ReturnType<typeof readCorrections>>[number]

/** Changes approved minutes: the reason, both texts, the person and the time go on record. */
export async function CorrectMinutes({ activity }: { activity: Activity }) {
  const t = await getTranslations('minutes')
  const d = await getTranslations('desk')
  const { minutes } = activity
  return (
    <ActionForm
      action={correct}
      submit={t('correct.submit')}
      fold={t('correct.title')}
      formKey={crypto.randomUUID()}
    >
      <input type="hidden" name="activityId" value={activity.id} />
      <input type="hidden" name="group" value={activity.group.slug} />
      <input type="hidden" name="version" value={minutes?.version ?? 0} />
      <TextArea
        name="text"
        label={d('minutesText')}
        rows={10}
        defaultValue={minutes?.text}
        className="grows"
      />
      <TextArea
        name="decisions"
        label={d('decisions')}
        rows={4}
        defaultValue={minutes?.decisions.map((one) => one.text).join('\n')}
        className="grows"
      />
      <TextField name="reason" label={t('correct.reason')} hint={t('correct.reasonHint')} maxLength={400} />
    </ActionForm>
  )
}

/** Each correction with what it took away and what it added; for officers. */
export async function Corrections({ corrections, zone }: { corrections: Correction[]; zone: string }) {
  const t = await getTranslations('minutes')
  const m = await getTranslations('meetings')
  const locale = await getLocale()
  return (
    <section className="stack">
      <h2>{t('corrected.title')}</h2>
      <ol className="history">
        {corrections.map((one) => (
          <li key={one.id} className="stack">
            <p>
              <strong>
                <bdi>{one.reason}</bdi>
              </strong>{' '}
              <span className="faint">
                <bdi>{one.by.name}</bdi> · {shortDate(locale, zone, one.at)}
              </span>
            </p>
            <Compared old={one.before} now={one.after} />
            <Compared
              title={m('decisions')}
              old={one.beforeDecisions.join('\n')}
              now={one.afterDecisions.join('\n')}
            />
          </li>
        ))}
      </ol>
    </section>
  )
}

async function Compared({ title, old, now }: { title?: string; old: string; now: string }) {
  const t = await getTranslations('minutes.corrected')
  if (old === now) return null
  return (
    <div className="sheet compared">
      {title ? <p className="font-bold">{title}</p> : null}
      {compared(old, now).map(({ how, text }, i) => {
        const key = `${i}${how}`
        if (how === 'same') return <p key={key}>{text || '\u00a0'}</p>
        const Mark = how === 'gone' ? 'del' : 'ins'
        return (
          <p key={key} dir="auto">
            <span className="sr-only">{how === 'gone' ? t('gone') : t('new')} </span>
            <Mark>{text || '\u00a0'}</Mark>
          </p>
        )
      })}
    </div>
  )
}
