import { Choices, TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { wasHeld } from '@/lib/activities/rules'
import { getTranslations } from '@/lib/i18n/words'
import { feedback } from '@/lib/sharing/actions'
import type { readSession } from '@/lib/sharing/queries'
import { scales } from '@/lib/sharing/rules'
import { marks } from '@/lib/sharing/schema'
import { markWords } from './marks'
import { Told } from './told'

type Session = NonNullable<Awaited<ReturnType<typeof readSession>>>

/** Feedback on a held session: the form for who was present, the summary for whose session it is. */
export async function Feedback({ session, slug }: { session: Session; slug: string }) {
  const t = await getTranslations('sharing.feedback')
  if (!wasHeld(session.state) || (!session.may.feedback && !session.summary)) return null
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      {session.summary ? <Told summary={session.summary} /> : null}
      {session.may.feedback ? (
        <>
          {session.mine ? <p className="notice">{t('thanks')}</p> : null}
          <Form session={session} slug={slug} />
        </>
      ) : null}
    </section>
  )
}

async function Form({ session: { id, mine, summary }, slug }: { session: Session; slug: string }) {
  const t = await getTranslations('sharing.feedback')
  const words = await markWords()
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
      {scales.map((scale) => (
        <Choices
          key={scale}
          name={scale}
          type="radio"
          label={t(scale)}
          options={marks.map((value) => ({ value, label: words[scale](value) }))}
          {...(mine?.[scale] && { chosen: String(mine[scale]) })}
        />
      ))}
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
