import { getTranslations } from 'next-intl/server'
import { Choices, TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { wasHeld } from '@/lib/activities/rules'
import { feedback } from '@/lib/sharing/actions'
import type { readSession } from '@/lib/sharing/queries'
import { marks } from '@/lib/sharing/schema'

type Session = NonNullable<Awaited<ReturnType<typeof readSession>>>

/** Feedback on a held session: the form for who was present, the summary for whose session it is. */
export async function Feedback({ session, slug }: { session: Session; slug: string }) {
  const t = await getTranslations('sharing.feedback')
  if (!wasHeld(session.state) || (!session.may.feedback && !session.summary)) return null
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      {session.summary ? <Summary summary={session.summary} /> : null}
      {session.may.feedback ? (
        <>
          {session.mine ? <p className="notice">{t('thanks')}</p> : null}
          <Form session={session} slug={slug} />
        </>
      ) : null}
    </section>
  )
}

async function Summary({ summary }: { summary: NonNullable<Session['summary']> }) {
  const t = await getTranslations('sharing.feedback')
  const { count, mean, willUse, texts } = summary
  if (mean === null) return <p className="notice">{t('none')}</p>
  return (
    <>
      <dl className="figures">
        <div>
          <dt>{t('count')}</dt>
          <dd>{count}</dd>
        </div>
        <div>
          <dt>{t('mean')}</dt>
          <dd>{t('of5', { mean: Math.round(mean * 10) / 10 })}</dd>
        </div>
        <div>
          <dt>{t('use')}</dt>
          <dd>{t('ofCount', { count: willUse, of: count })}</dd>
        </div>
      </dl>
      {texts.length ? (
        <>
          <h3 className="faint">{t('texts')}</h3>
          <ul className="history">
            {texts.map((text, i) => (
              <li key={i} className="prose" dir="auto">
                {text}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

async function Form({ session: { id, mine, summary }, slug }: { session: Session; slug: string }) {
  const t = await getTranslations('sharing.feedback')
  const said = (yes: boolean) => (yes ? 'yes' : 'no')
  return (
    <ActionForm
      action={feedback}
      submit={t('submit')}
      formKey={crypto.randomUUID()}
      fold={mine ? t('change') : t('give')}
      unfolded={!mine && !summary}
    >
      <input type="hidden" name="activityId" value={id} />
      <input type="hidden" name="group" value={slug} />
      <p className="faint">{t('lead')}</p>
      <Choices
        name="usefulness"
        type="radio"
        label={t('usefulness')}
        options={marks.map((value) => ({ value, label: t(`mark.${value}`) }))}
        {...(mine && { chosen: String(mine.usefulness) })}
      />
      <Choices
        name="willUse"
        type="radio"
        label={t('willUse')}
        options={(['yes', 'no'] as const).map((value) => ({ value, label: t(value) }))}
        {...(mine && { chosen: said(mine.willUse) })}
      />
      <TextArea name="text" label={t('text')} rows={3} maxLength={2000} defaultValue={mine?.text} />
    </ActionForm>
  )
}
