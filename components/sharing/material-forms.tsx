import { UploadField } from '@/components/files/field'
import { SelectField, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { MEGABYTES } from '@/lib/files/upload'
import { getTranslations } from '@/lib/i18n/words'
import { link, upload } from '@/lib/sharing/actions'
import { licences } from '@/lib/sharing/schema'

type Described = { licence: (typeof licences)[number]; grade: string; subject: string }

/** For which class and subject a material is, and what others may do with it. */
export async function MaterialFields({ chosen }: { chosen?: Described }) {
  const t = await getTranslations('sharing.materials')
  const l = await getTranslations('sharing.licences')
  return (
    <>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField name="grade" label={t('grade')} maxLength={40} defaultValue={chosen?.grade} />
        <TextField name="subject" label={t('subject')} maxLength={80} defaultValue={chosen?.subject} />
      </div>
      <SelectField
        name="licence"
        label={t('licence')}
        defaultValue={chosen?.licence ?? 'group'}
        options={licences.map((value) => ({ value, label: l(value) }))}
      />
    </>
  )
}

type Props = { activityId: string; groupId: string; slug: string; tooLarge: boolean }

/** Two ways to add a material: a file, or a link to where it lies. */
export async function MaterialForms({ activityId, groupId, slug, tooLarge }: Props) {
  const t = await getTranslations('sharing.materials')
  const hidden = (
    <>
      <input type="hidden" name="activityId" value={activityId} />
      <input type="hidden" name="group" value={slug} />
    </>
  )
  return (
    <>
      <ActionForm
        action={upload}
        submit={t('submitFile')}
        formKey={crypto.randomUUID()}
        fold={t('addFile')}
        unfolded={tooLarge}
      >
        {hidden}
        <UploadField
          name="file"
          label={t('choose')}
          hint={t('chooseHint', { max: MEGABYTES })}
          groupId={groupId}
          refused={tooLarge}
        />
        <TextField name="title" label={t('fileName')} maxLength={160} />
        <MaterialFields />
      </ActionForm>
      <ActionForm action={link} submit={t('submitLink')} formKey={crypto.randomUUID()} fold={t('addLink')}>
        {hidden}
        <TextField name="title" label={t('name')} maxLength={160} />
        <TextField name="url" label={t('url')} type="url" placeholder="https://" />
        <MaterialFields />
      </ActionForm>
    </>
  )
}
