import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { Marks } from '@/components/redaction/marks'
import { RedactionPreview } from '@/components/redaction/preview'
import { Choices, TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { getTranslations } from '@/lib/i18n/words'
import { redact } from '@/lib/redaction/actions'
import { textsOf } from '@/lib/redaction/queries'
import { reasons } from '@/lib/redaction/schema'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function NewRedaction({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'redaction.make', group.facts)) notFound()
  const texts = await textsOf(viewer, group.id, (await searchParams).of)
  const t = await getTranslations('redaction')
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="overview" title={t('make')}>
        <p>{t('scope')}</p>
        <p className="faint">{t('cannot')}</p>
      </GroupHead>
      <ActionForm action={redact} submit={t('submit')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="group" value={group.slug} />
        <TextArea
          name="phrases"
          label={t('phrases')}
          hint={t('phrasesHint')}
          rows={3}
          maxLength={2000}
          autoComplete="off"
        />
        {texts.length ? <Marks texts={texts} /> : null}
        <Choices
          name="reason"
          type="radio"
          label={t('reasonLabel')}
          chosen="pupil"
          options={reasons.map((value) => ({ value, label: t(`reason.${value}`) }))}
        />
        <Choices
          name="inside"
          type="checkbox"
          label={t('inside')}
          hint={t('insideHint')}
          options={[{ value: 'yes', label: t('inside') }]}
        />
        <RedactionPreview papersTitle={t('papersTitle')} papersHint={t('papersHint')} sure={t('sure')} />
      </ActionForm>
    </div>
  )
})
