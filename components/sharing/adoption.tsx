import { SelectField, TextArea, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { intend, use, withdraw } from '@/lib/sharing/actions'
import type { readSession } from '@/lib/sharing/queries'
import { weeks } from '@/lib/sharing/schema'

type Session = NonNullable<Awaited<ReturnType<typeof readSession>>>
type Props = { session: Session; slug: string }

/** What became of a session in class: who used it and what happened, and for a colleague the ways to say so. */
export async function Adoption({ session, slug }: Props) {
  const t = await getTranslations('sharing.adoption')
  const l = await getTranslations('library')
  const locale = await getLocale()
  const { adoption: mine, uses, may } = session
  if (!may.adopt && !uses.count) return null
  return (
    <section className="stack" id="dipakai">
      <h2>{t('title')}</h2>
      <p>{t('count', { count: uses.count })}</p>
      {uses.told.length ? (
        <ol className="history">
          {uses.told.map((one) => (
            <li key={one.id}>
              <strong>
                <bdi>{one.person.name}</bdi>
              </strong>{' '}
              <span className="faint">
                {t('line', {
                  grade: one.grade,
                  subject: one.subject,
                  date: one.usedOn ? shortDate(locale, 'UTC', one.usedOn) : '',
                })}
              </span>
              <p className="prose" dir="auto">
                {one.happened}
              </p>
              <p className="prose" dir="auto">
                <strong>{t('reflected')}</strong> {one.reflection}
              </p>
              {one.id === mine?.id ? <a href={`/library/${one.id}`}>{l('here')}</a> : null}
            </li>
          ))}
        </ol>
      ) : null}
      {may.adopt ? <Ways session={session} slug={slug} /> : null}
      {mine && !mine.usedOn ? (
        <p className="notice">{t('waiting', { date: shortDate(locale, 'UTC', mine.remindOn) })}</p>
      ) : null}
    </section>
  )
}

async function Ways({ session: { id, adoption: mine }, slug }: Props) {
  const t = await getTranslations('sharing.adoption')
  const hidden = (
    <>
      <input type="hidden" name="activityId" value={id} />
      <input type="hidden" name="group" value={slug} />
    </>
  )
  return (
    <>
      {mine ? null : (
        <ActionForm action={intend} submit={t('intend')} formKey={crypto.randomUUID()}>
          {hidden}
          <p className="faint">{t('lead')}</p>
          <SelectField
            name="weeks"
            label={t('weeks')}
            defaultValue="2"
            options={weeks.map((value) => ({ value, label: t('week', { count: Number(value) }) }))}
          />
        </ActionForm>
      )}
      <ActionForm
        action={use}
        submit={t('submit')}
        fold={mine?.usedOn ? t('change') : t('tell')}
        formKey={crypto.randomUUID()}
      >
        {hidden}
        <TextField
          name="usedOn"
          label={t('usedOn')}
          type="date"
          defaultValue={mine?.usedOn?.toISOString().slice(0, 10)}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField name="grade" label={t('grade')} maxLength={40} defaultValue={mine?.grade} />
          <TextField name="subject" label={t('subject')} maxLength={80} defaultValue={mine?.subject} />
        </div>
        <TextArea
          name="happened"
          label={t('happened')}
          hint={t('happenedHint')}
          rows={4}
          defaultValue={mine?.happened}
        />
        <TextArea name="reflection" label={t('reflection')} rows={4} defaultValue={mine?.reflection} />
      </ActionForm>
      {mine ? (
        <ActionForm action={withdraw} submit={t('submitWithdraw')} fold={t('withdraw')} quiet>
          {hidden}
          <p className="faint">{t('sure')}</p>
        </ActionForm>
      ) : null}
    </>
  )
}
