import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { remind } from '@/lib/activities/invitations/actions'
import type { OpenGroup } from '@/lib/groups/queries'
import { getTranslations } from '@/lib/i18n/words'

/** When those who did not answer an invitation are reminded, for all activities of the group. */
export async function ReminderSetting({ group, fresh }: { group: OpenGroup; fresh: boolean }) {
  const t = await getTranslations('audience')
  return (
    <section className="stack">
      <h2>{t('reminders')}</h2>
      {fresh ? (
        <p role="status" className="notice">
          {t('reminderSaved')}
        </p>
      ) : null}
      <ActionForm action={remind} submit={t('reminderSave')} quiet>
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="group" value={group.slug} />
        <TextField
          name="days"
          label={t('reminderDays')}
          hint={t('reminderHint')}
          inputMode="numeric"
          maxLength={2}
          defaultValue={group.remindDays}
        />
      </ActionForm>
    </section>
  )
}
