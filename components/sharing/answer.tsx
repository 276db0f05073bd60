import { TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { accept, decline } from '@/lib/sharing/actions'

/** The officer's answer to an offer: accept, or decline with a reason. */
export async function AnswerForms({ activityId, slug }: { activityId: string; slug: string }) {
  const t = await getTranslations('sharing.answer')
  const hidden = (
    <>
      <input type="hidden" name="activityId" value={activityId} />
      <input type="hidden" name="group" value={slug} />
    </>
  )
  return (
    <div className="acts">
      <ActionForm action={accept} submit={t('accept')} formKey={crypto.randomUUID()}>
        {hidden}
      </ActionForm>
      <ActionForm
        action={decline}
        submit={t('submitDecline')}
        formKey={crypto.randomUUID()}
        fold={t('decline')}
        quiet
      >
        {hidden}
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} rows={2} maxLength={1000} />
      </ActionForm>
    </div>
  )
}
