import { SelectField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { Pages } from '@/components/ui/list'
import { shortDate } from '@/lib/core/time'
import { state } from '@/lib/documents/actions'
import type { Documents, StatementRow, statementsOf } from '@/lib/documents/queries'
import { MOST_AT_ONCE } from '@/lib/documents/schema'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { Issued } from './issued'

type Props = {
  documents: Documents
  statements: Awaited<ReturnType<typeof statementsOf>>
  missing: { id: string; name: string }[]
  here: string
}

/** The statements of those who attended: an officer sees and issues all, anybody else finds the own one. */
export async function Statements({ documents, statements, missing, here }: Props) {
  const t = await getTranslations('documents.statements')
  const { manage } = documents.may
  const { rows, next, after } = statements
  return (
    <section className="stack max-w-3xl">
      <h2>{t('title')}</h2>
      <p className="faint">{t('lead')}</p>
      {manage ? (
        <>
          <p>{t('count', { present: documents.present, missing: missing.length })}</p>
          <IssueStatements documents={documents} missing={missing} here={here} />
        </>
      ) : null}
      {rows.length ? (
        <>
          <ul className="rows">
            {rows.map((one) => (
              <Row key={one.id} row={one} documents={documents} here={here} />
            ))}
          </ul>
          {manage ? (
            <p>
              <a href={`${here}/statements`} download>
                {t('together')}
              </a>
            </p>
          ) : null}
          <Pages
            words={{ next: t('next'), first: t('first'), label: t('pages') }}
            next={next}
            after={after}
            keep={{}}
          />
        </>
      ) : null}
    </section>
  )
}

async function IssueStatements({ documents, missing, here }: Omit<Props, 'statements'>) {
  const t = await getTranslations('documents')
  const hidden = (
    <>
      <input type="hidden" name="activityId" value={documents.id} />
      <input type="hidden" name="group" value={documents.group.slug} />
    </>
  )
  const { lacksStatement } = documents
  const draft = (
    <a className="plain inline-flex items-center" href={`${here}/draft/statement`}>
      {t('draft')}
    </a>
  )
  if (lacksStatement)
    return (
      <>
        <p>{draft}</p>
        <p className="faint">{t(`lacks.${lacksStatement as 'needsLock'}`)}</p>
      </>
    )
  if (!missing.length) return null
  return (
    <div className="acts">
      <ActionForm
        action={state}
        submit={t('statements.all', { count: Math.min(missing.length, MOST_AT_ONCE) })}
        quiet
        formKey={crypto.randomUUID()}
      >
        {hidden}
        <input type="hidden" name="personId" value="" />
      </ActionForm>
      <ActionForm
        action={state}
        submit={t('statements.oneSubmit')}
        fold={t('statements.one')}
        formKey={crypto.randomUUID()}
      >
        {hidden}
        <SelectField
          name="personId"
          label={t('statements.who')}
          options={missing.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </ActionForm>
      {draft}
    </div>
  )
}

async function Row({ row, documents, here }: { row: StatementRow; documents: Documents; here: string }) {
  const t = await getTranslations('documents')
  const locale = await getLocale()
  const name = row.person?.name ?? ''
  const { manage } = documents.may
  return (
    <li>
      <strong>
        <bdi>{name}</bdi>
      </strong>
      {row.revokedAt ? (
        <p className="faint">
          {t(manage ? 'revokedAs' : 'revokedOn', {
            number: row.number,
            date: shortDate(locale, documents.group.zone, row.revokedAt),
            reason: row.revokedReason,
          })}
        </p>
      ) : (
        <Issued document={row} here={here} manage={manage} name={name} />
      )}
    </li>
  )
}
