import { SelectField, TextArea, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { dateIn } from '@/lib/core/time'
import { getTranslations } from '@/lib/i18n/words'
import { contact } from '@/lib/problems/contacts/actions'
import { contacts } from '@/lib/problems/contacts/schema'
import { offer } from '@/lib/problems/helpers/actions'

type Props = {
  problem: { id: string; group: { slug: string; zone: string } }
  helps: boolean
}

/** How a colleague helps beyond an answer: taking the problem on, and writing down that they met. */
export async function HelpForms({ problem, helps }: Props) {
  const t = await getTranslations('problemLife.help')
  const hidden = (
    <>
      <input type="hidden" name="problemId" value={problem.id} />
      <input type="hidden" name="group" value={problem.group.slug} />
    </>
  )
  return (
    <>
      {helps ? null : (
        <ActionForm action={offer} submit={t('offerSubmit')} fold={t('offer')} formKey={crypto.randomUUID()}>
          {hidden}
          <TextArea name="text" label={t('offerText')} rows={2} />
        </ActionForm>
      )}
      <ActionForm
        action={contact}
        submit={t('contactSubmit')}
        fold={t('contact')}
        formKey={crypto.randomUUID()}
      >
        {hidden}
        <SelectField
          name="contact"
          label={t('contactKind')}
          options={contacts.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
        <TextField
          name="contactOn"
          label={t('contactOn')}
          type="date"
          defaultValue={dateIn(problem.group.zone, new Date())}
        />
        <TextArea name="text" label={t('contactText')} hint={t('contactHint')} rows={3} />
      </ActionForm>
    </>
  )
}
