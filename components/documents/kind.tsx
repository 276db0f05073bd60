import { TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { shortDate } from '@/lib/core/time'
import { issue } from '@/lib/documents/actions'
import type { Documents } from '@/lib/documents/queries'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { Issued } from './issued'

type Row = Documents['kinds'][number]
type Props = { row: Row; documents: Documents; here: string }

/** One kind of document: whether it is issued, and what an officer can do with it. */
export async function KindRow({ row, documents, here }: Props) {
  const t = await getTranslations('documents')
  const locale = await getLocale()
  const { kind, issued, revoked, lacks } = row
  const { manage } = documents.may
  return (
    <li>
      <p className="flex flex-wrap gap-x-3 gap-y-1 items-center">
        <strong>{t(`kind.${kind}`)}</strong>
        <span className="badge">{t(`state.${issued ? 'issued' : 'open'}`)}</span>
      </p>
      {issued ? <Issued document={issued} here={here} manage={manage} /> : null}
      {manage && !issued ? (
        <div className="acts">
          {lacks ? null : <IssueForm kind={kind} documents={documents} />}
          <a className="plain inline-flex items-center" href={`${here}/draft/${kind}`}>
            {t('draft')}
          </a>
          {kind === 'report' ? (
            <a className="plain inline-flex items-center" href={`${here}/report`}>
              {t('fill')}
            </a>
          ) : null}
        </div>
      ) : null}
      {manage && lacks && !issued ? <p className="faint">{t(`lacks.${lacks as 'needsDate'}`)}</p> : null}
      {manage && kind === 'attendance' ? (
        <p className="flex flex-wrap gap-x-4 gap-y-1 items-center">
          <a href={`${here}/draft/sheet`}>{t('sheet')}</a>
          <span className="faint">
            {t('table')}{' '}
            <a href={`${here}/attendance/xlsx`} download>
              {t('xlsx')}
            </a>{' '}
            <a href={`${here}/attendance/csv`} download>
              {t('csv')}
            </a>
          </span>
        </p>
      ) : null}
      {revoked.map((one) => (
        <p key={one.id} className="faint">
          {t(manage ? 'revokedAs' : 'revokedOn', {
            number: one.number,
            date: shortDate(locale, documents.group.zone, one.revokedAt ?? one.issuedOn),
            reason: one.revokedReason,
          })}
        </p>
      ))}
    </li>
  )
}

async function IssueForm({ kind, documents }: { kind: Row['kind']; documents: Documents }) {
  const t = await getTranslations('documents')
  const hidden = (
    <>
      <input type="hidden" name="activityId" value={documents.id} />
      <input type="hidden" name="group" value={documents.group.slug} />
      <input type="hidden" name="kind" value={kind} />
    </>
  )
  if (kind !== 'invitation')
    return (
      <ActionForm action={issue} submit={t('issue')} quiet formKey={crypto.randomUUID()}>
        {hidden}
      </ActionForm>
    )
  return (
    <ActionForm action={issue} submit={t('issue')} fold={t('issueInvitation')} formKey={crypto.randomUUID()}>
      {hidden}
      <TextArea name="to" label={t('to')} hint={t('toHint')} rows={2} />
      <TextArea name="note" label={t('note')} hint={t('noteHint')} rows={2} />
      <p className="faint">
        {documents.letterNumber
          ? t('outside', { number: documents.letterNumber })
          : t('inside', { number: documents.next })}
      </p>
      <p className="faint">{t('once')}</p>
    </ActionForm>
  )
}
