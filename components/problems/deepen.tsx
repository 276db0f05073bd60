import { getTranslations } from 'next-intl/server'
import { SelectField, TextArea } from '@/components/ui/field'
import { FileField } from '@/components/ui/file'
import { ActionForm } from '@/components/ui/form'
import { kinds } from '@/lib/files/kinds'
import { MEGABYTES } from '@/lib/files/upload'
import { attach } from '@/lib/problems/files/actions'
import { add, hide } from '@/lib/problems/findings/actions'
import { sources } from '@/lib/problems/findings/schema'

const accept = Object.values(kinds)
  .flat()
  .map((ending) => `.${ending}`)
  .join(',')

type Props = {
  problem: { id: string; hideName: boolean; group: { slug: string } }
  tooLarge: boolean
}

/** What the reporter may add afterwards: causes, attempts, files, and whether peers read their name. */
export async function Deepen({ problem, tooLarge }: Props) {
  const t = await getTranslations('problemLife')
  const e = await getTranslations('errors')
  const refusal = e('fileTooLarge', { max: MEGABYTES })
  const hidden = (
    <>
      <input type="hidden" name="problemId" value={problem.id} />
      <input type="hidden" name="group" value={problem.group.slug} />
    </>
  )
  return (
    <section className="stack">
      <h2>{t('deepen.title')}</h2>
      <p className="faint">{t('deepen.lead')}</p>
      <ActionForm
        action={add}
        submit={t('deepen.save')}
        fold={t('deepen.cause')}
        formKey={crypto.randomUUID()}
      >
        {hidden}
        <SelectField
          name="source"
          label={t('deepen.source')}
          options={sources.map((value) => ({ value, label: t(`source.${value}`) }))}
        />
        <TextArea name="text" label={t('deepen.causeText')} rows={3} />
      </ActionForm>
      <ActionForm
        action={add}
        submit={t('deepen.save')}
        fold={t('deepen.attempt')}
        formKey={crypto.randomUUID()}
      >
        {hidden}
        <TextArea name="text" label={t('deepen.attemptText')} rows={3} />
      </ActionForm>
      <ActionForm
        action={attach}
        submit={t('deepen.fileSave')}
        fold={t('deepen.file')}
        unfolded={tooLarge}
        formKey={crypto.randomUUID()}
      >
        {hidden}
        {tooLarge ? (
          <p role="alert" className="notice error">
            {refusal}
          </p>
        ) : null}
        <FileField
          name="file"
          label={t('deepen.fileLabel')}
          hint={t('deepen.fileHint', { max: MEGABYTES })}
          accept={accept}
          megabytes={MEGABYTES}
          tooLarge={refusal}
        />
      </ActionForm>
      <ActionForm action={hide} submit={t(problem.hideName ? 'deepen.unhide' : 'deepen.hide')} quiet>
        {hidden}
        <input type="hidden" name="hideName" value={problem.hideName ? 'no' : 'yes'} />
      </ActionForm>
    </section>
  )
}
