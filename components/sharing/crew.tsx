import { SelectField, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { leave, present } from '@/lib/sharing/actions'
import type { readSession } from '@/lib/sharing/queries'

type Session = NonNullable<Awaited<ReturnType<typeof readSession>>>
type Props = { session: Session; slug: string; members: { id: string; name: string }[] }

/** Who presents: to add members and resource persons, and to take them off again. */
export async function Crew({ session, slug, members }: Props) {
  const t = await getTranslations('sharing.crew')
  const there = new Set(session.presenters.map((one) => one.personId))
  const free = members.filter((one) => !there.has(one.id))
  const hidden = (
    <>
      <input type="hidden" name="activityId" value={session.id} />
      <input type="hidden" name="group" value={slug} />
    </>
  )
  return (
    <details className="sheet">
      <summary className="plain">{t('title')}</summary>
      <div className="stack">
        <div className="acts">
          {session.presenters.length > 1
            ? session.presenters.map((one) => (
                <ActionForm
                  key={one.id}
                  action={leave}
                  submit={t('remove', { name: one.person?.name ?? one.name })}
                  quiet
                >
                  {hidden}
                  <input type="hidden" name="presenterId" value={one.id} />
                </ActionForm>
              ))
            : null}
        </div>
        <ActionForm action={present} submit={t('add')} formKey={crypto.randomUUID()}>
          {hidden}
          <SelectField
            name="personId"
            label={t('member')}
            options={[
              { value: '', label: t('choose') },
              ...free.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <TextField name="name" label={t('name')} hint={t('nameHint')} maxLength={120} />
        </ActionForm>
      </div>
    </details>
  )
}
