import { SelectField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { move } from '@/lib/competence/actions'
import type { Round } from '@/lib/competence/queries'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Activity = { id: string; title: string; startsAt: Date | null }

/** The officer's next step with a round; at its end the activity that it proves. */
export async function MoveRound(props: {
  round: Round
  group: { slug: string; zone: string }
  activities: Activity[]
}) {
  const { round, group, activities } = props
  const t = await getTranslations('competence.move')
  const locale = await getLocale()
  if (round.state === 'closed') return null
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      <ActionForm action={move} submit={t(round.state)} quiet formKey={crypto.randomUUID()}>
        <input type="hidden" name="roundId" value={round.id} />
        <input type="hidden" name="group" value={group.slug} />
        <input type="hidden" name="from" value={round.state} />
        {round.state === 'end' ? (
          <SelectField
            name="activityId"
            label={t('activity')}
            hint={t('activityHint')}
            options={[
              { value: '', label: t('noActivity') },
              ...activities.map(({ id, title, startsAt }) => ({
                value: id,
                label: startsAt ? `${title} (${shortDate(locale, group.zone, startsAt)})` : title,
              })),
            ]}
          />
        ) : null}
        {round.state === 'between' ? null : <p className="faint">{t('once')}</p>}
      </ActionForm>
    </section>
  )
}
