import { getTranslations } from 'next-intl/server'
import { TextField } from '@/components/ui/field'
import { FileField } from '@/components/ui/file'
import { ActionForm } from '@/components/ui/form'
import { kinds } from '@/lib/files/kinds'
import { MEGABYTES } from '@/lib/files/upload'
import { link, upload } from '@/lib/sharing/actions'

const accept = Object.values(kinds)
  .flat()
  .map((ending) => `.${ending}`)
  .join(',')

/** Two ways to add a material: a file, or a link to where it lies. */
export async function MaterialForms({ activityId, slug }: { activityId: string; slug: string }) {
  const t = await getTranslations('sharing.materials')
  const e = await getTranslations('errors')
  const hidden = (
    <>
      <input type="hidden" name="activityId" value={activityId} />
      <input type="hidden" name="group" value={slug} />
    </>
  )
  return (
    <>
      <ActionForm action={upload} submit={t('submitFile')} formKey={crypto.randomUUID()} fold={t('addFile')}>
        {hidden}
        <FileField
          name="file"
          label={t('choose')}
          hint={t('chooseHint', { max: MEGABYTES })}
          accept={accept}
          megabytes={MEGABYTES}
          tooLarge={e('fileTooLarge', { max: MEGABYTES })}
        />
        <TextField name="title" label={t('fileName')} maxLength={160} />
      </ActionForm>
      <ActionForm action={link} submit={t('submitLink')} formKey={crypto.randomUUID()} fold={t('addLink')}>
        {hidden}
        <TextField name="title" label={t('name')} maxLength={160} />
        <TextField name="url" label={t('url')} type="url" placeholder="https://" />
      </ActionForm>
    </>
  )
}
