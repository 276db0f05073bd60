import { SelectField, TextArea, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { clockIn, dateIn, shortDate, zoneLabel } from '@/lib/core/time'
import { comment, visit } from '@/lib/coverage/exceptions/notes/actions'
import type { SupervisionNote } from '@/lib/coverage/exceptions/notes/queries'
import { type ExceptionKind, exceptionKinds } from '@/lib/coverage/exceptions/schema'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Place = { id: string; slug: string; zone: string }

/** What was written and seen, each with who and when. `about` also names the exception. */
export async function Notes(props: { notes: SupervisionNote[]; zone: string; about?: boolean }) {
  const t = await getTranslations('exceptions')
  const n = await getTranslations('notices.about')
  const locale = await getLocale()
  const { zone, notes } = props
  if (!notes.length) return null
  const at = (time: Date) =>
    `${shortDate(locale, zone, time)}, ${clockIn(zone, time).replace(':', '.')} ${zoneLabel(zone)}`
  const kindOf = ({ kind, visitedOn, bySupervisor }: SupervisionNote) =>
    kind === 'visit' && visitedOn
      ? t('kind.visit', { date: shortDate(locale, 'UTC', visitedOn) })
      : t(bySupervisor ? 'kind.comment' : 'kind.answer')
  return (
    <ol className="history">
      {notes.map((note) => (
        <li
          key={note.id}
          className={note.kind === 'visit' ? 'tried' : note.bySupervisor ? 'turned' : 'given'}
        >
          <p>
            <strong>{kindOf(note)}</strong>{' '}
            <span className="faint">
              <bdi>{note.person.name}</bdi> ({t('by', { role: note.bySupervisor ? 'supervisor' : 'officer' })}
              ) · {at(note.at)}
              {props.about && note.exception ? ` · ${n(note.exception)}` : null}
            </span>
          </p>
          <p className="prose" dir="auto">
            {note.text}
          </p>
          {note.agreed ? (
            <p className="prose" dir="auto">
              {t('agreed', { text: note.agreed })}
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function Hidden({ group }: { group: Place }) {
  return (
    <>
      <input type="hidden" name="groupId" value={group.id} />
      <input type="hidden" name="group" value={group.slug} />
    </>
  )
}

/** A comment on one exception, or the officers' answer. */
export async function CommentForm(props: { group: Place; exception: ExceptionKind; answers: boolean }) {
  const t = await getTranslations('exceptions')
  return (
    <ActionForm
      action={comment}
      submit={t('send')}
      fold={t(props.answers ? 'answer' : 'comment')}
      formKey={crypto.randomUUID()}
    >
      <Hidden group={props.group} />
      <input type="hidden" name="exception" value={props.exception} />
      <TextArea name="text" label={t('text')} hint={t('textHint')} rows={3} />
    </ActionForm>
  )
}

/** A visit: when, what it was about, what was seen and what was agreed. */
export async function VisitForm({ group, now }: { group: Place; now: Date }) {
  const t = await getTranslations('exceptions')
  const n = await getTranslations('notices.about')
  return (
    <ActionForm action={visit} submit={t('noteVisit')} fold={t('visit')} formKey={crypto.randomUUID()}>
      <Hidden group={group} />
      <div className="row-fields">
        <TextField
          name="visitedOn"
          label={t('visitedOn')}
          type="date"
          defaultValue={dateIn(group.zone, now)}
        />
        <SelectField
          name="exception"
          label={t('visitAbout')}
          options={[
            { value: '', label: t('whole') },
            ...exceptionKinds.map((value) => ({ value, label: n(value) })),
          ]}
        />
      </div>
      <TextArea name="seen" label={t('seen')} hint={t('textHint')} rows={3} />
      <TextArea name="agreed" label={t('agreedLabel')} rows={3} />
    </ActionForm>
  )
}
