import { KindRow } from '@/components/documents/kind'
import { Statements } from '@/components/documents/statements'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { statementsOf, withoutStatement } from '@/lib/documents/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openDocuments, type Params } from './open'

type Props = { params: Promise<Params>; searchParams: Promise<Record<string, string | string[]>> }
const notices = ['issued', 'revoked', 'report'] as const

export default still(async function ActivityDocuments({ params, searchParams }: Props) {
  const { viewer, group, documents } = await openDocuments(params)
  const asked = await searchParams
  const { manage } = documents.may
  const [statements, missing] = await Promise.all([
    statementsOf(viewer, documents.id, asked),
    manage ? withoutStatement(viewer, documents.id) : [],
  ])
  const t = await getTranslations('documents')
  const saved = notices.find((one) => one === asked.saved)
  const place = documents.kind === 'meeting' ? 'meetings' : 'sharing'
  const here = `/groups/${group.slug}/meetings/${documents.id}/documents`
  const anyIssued = documents.kinds.some((one) => one.issued)
  return (
    <>
      <GroupHead group={group} current={place} title={t('title')}>
        <p>
          <a href={`/groups/${group.slug}/${place}/${documents.id}`}>
            <bdi>{documents.title}</bdi>
          </a>
        </p>
        {saved ? (
          <p role="status" className="notice max-w-2xl">
            {t(`saved.${saved}`)}
          </p>
        ) : null}
        {anyIssued ? (
          <p className="flex flex-wrap gap-x-4 gap-y-1 items-center">
            <a className="button" href={`${here}/bundle`} download>
              {t('bundle')}
            </a>
            <span className="faint">{t('bundleHint')}</span>
          </p>
        ) : manage ? null : (
          <p className="notice max-w-2xl">{t('none')}</p>
        )}
      </GroupHead>
      <ul className="rows max-w-3xl">
        {documents.kinds
          .filter((one) => manage || one.issued || one.revoked.length)
          .map((one) => (
            <KindRow key={one.kind} row={one} documents={documents} here={here} />
          ))}
      </ul>
      {manage || statements.rows.length ? (
        <Statements documents={documents} statements={statements} missing={missing} here={here} />
      ) : null}
      {manage ? (
        <p>
          <a href={`/groups/${group.slug}/documents/settings`}>{t('settings.link')}</a>
        </p>
      ) : null}
    </>
  )
})
