import { UploadField } from '@/components/files/field'
import { SelectField, TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { MEGABYTES } from '@/lib/files/upload'
import { getTranslations } from '@/lib/i18n/words'
import { attach } from '@/lib/problems/files/actions'
import { add, hide } from '@/lib/problems/findings/actions'
import { sources } from '@/lib/problems/findings/schema'

type Props = {
  problem: { id: string; groupId: string; hideName: boolean; group: { slug: string } }
  tooLarge: boolean
}

/** What the reporter may add afterwards: causes, attempts, files, and whether peers read their name. */
export async function Deepen({ problem, tooLarge }: Props) {
  const t = await getTranslations('problemLife')
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
        <UploadField
          name="file"
          label={t('deepen.fileLabel')}
          hint={t('deepen.fileHint', { max: MEGABYTES })}
          groupId={problem.groupId}
          refused={tooLarge}
          shrink
        />
      </ActionForm>
      <ActionForm action={hide} submit={t(problem.hideName ? 'deepen.unhide' : 'deepen.hide')} quiet>
        {hidden}
        <input type="hidden" name="hideName" value={problem.hideName ? 'no' : 'yes'} />
      </ActionForm>
    </section>
  )
}
