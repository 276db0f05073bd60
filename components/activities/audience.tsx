import { Choices } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { Ticks } from '@/components/ui/tick-buttons'
import { invite } from '@/lib/activities/invitations/actions'
import type { readInvitations } from '@/lib/activities/invitations/queries'
import { audiences } from '@/lib/activities/invitations/schema'
import { getTranslations } from '@/lib/i18n/words'
import './audience.css'

type Told = NonNullable<Awaited<ReturnType<typeof readInvitations>>>

/** Who is invited: the whole group, or those ticked. The list shows itself when it is wanted, also without script. */
export async function Audience({ told, slug, fresh }: { told: Told; slug: string; fresh: boolean }) {
  const t = await getTranslations('audience')
  const part = told.invitees.length > 0
  const counts = { count: told.members, of: told.everybody.length }
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      {fresh ? (
        <p role="status" className="notice">
          {t('saved')}
        </p>
      ) : null}
      <p className="faint">{t(part ? 'someNow' : 'allNow', counts)}</p>
      {told.choosing ? (
        <ActionForm action={invite} submit={t('save')} fold={t('change')} quiet>
          <input type="hidden" name="activityId" value={told.id} />
          <input type="hidden" name="group" value={slug} />
          <div className="audience stack">
            <Choices
              name="who"
              type="radio"
              label={t('who')}
              chosen={part ? 'some' : 'all'}
              options={audiences.map((value) => ({
                value,
                label: t(value),
                description: t(`${value}Text`),
              }))}
            />
            <div className="audience-people">
              <Ticks name="people" words={{ all: t('tickAll'), none: t('tickNone') }} />
              <Choices
                name="people"
                type="checkbox"
                label={t('people')}
                chosen={told.invitees.map((one) => one.personId)}
                options={told.everybody.map(({ id, name, school }) => ({
                  value: id,
                  label: name,
                  ...(school && { description: school.name }),
                }))}
              />
            </div>
          </div>
          <p className="faint">{t('told')}</p>
        </ActionForm>
      ) : null}
    </section>
  )
}
