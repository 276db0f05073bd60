import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { TextArea, VersionField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { save } from '@/lib/documents/reports/actions'
import { readReport } from '@/lib/documents/reports/queries'
import { reportParts } from '@/lib/documents/reports/schema'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../../../open'
import type { Params } from '../open'

export default still(async function Report({ params }: { params: Promise<Params> }) {
  const { viewer, group } = await openGroup(params)
  const { meeting } = await params
  const report = await readReport(viewer, meeting, new Date())
  if (!report || report.groupId !== group.id) notFound()
  const t = await getTranslations('documents.report')
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="meetings" title={t('title')}>
        <p>
          <a href={`/groups/${group.slug}/meetings/${meeting}/documents`}>
            <bdi>{report.title}</bdi>
          </a>
        </p>
        <p className="faint">{t('lead')}</p>
        {report.issued ? <p className="notice">{t('issued')}</p> : null}
      </GroupHead>
      <ActionForm action={save} submit={t('save')}>
        <input type="hidden" name="activityId" value={meeting} />
        <input type="hidden" name="group" value={group.slug} />
        <VersionField version={report.version} />
        {reportParts.map((name) => (
          <TextArea
            key={name}
            name={name}
            label={t(name)}
            hint={name === 'impact' ? t('impactHint') : undefined}
            rows={name === 'conclusion' ? 3 : 6}
            defaultValue={report.texts[name]}
          />
        ))}
      </ActionForm>
    </div>
  )
})
