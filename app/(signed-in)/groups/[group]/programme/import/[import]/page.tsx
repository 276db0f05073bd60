import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { ImportRow } from '@/components/programme/row'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { RowCounts, RowNotes, RowsForm } from '@/components/ui/rows'
import { still } from '@/components/ui/still'
import { pageAsked } from '@/lib/forms/rows'
import { getTranslations } from '@/lib/i18n/words'
import { apply, correct, drop } from '@/lib/programme/imports/actions'
import { readImport } from '@/lib/programme/imports/queries'
import { openGroup } from '../../../open'

type Props = {
  params: Promise<{ group: string; import: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

const told = ['new', 'there', 'doubtful', 'refused', 'skipped'] as const

export default still(async function Preview({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const asked = await searchParams
  const page = pageAsked(asked)
  const found = await readImport(viewer, (await params).import, page)
  if (!found || found.groupId !== group.id) notFound()
  const p = await getTranslations('planning')
  const t = await getTranslations('programme')
  const { counts, schoolYear } = found
  const here = `/groups/${group.slug}/programme`
  const years = { from: `${schoolYear}`, to: `${schoolYear + 1}` }
  return (
    <>
      <GroupHead group={group} current="programme" title={p('previewTitle')}>
        <p>
          <bdi>{p('previewFrom', { name: found.name, ...years })}</bdi>
        </p>
        {asked.again ? <p className="notice">{p('again')}</p> : null}
      </GroupHead>
      {found.appliedAt ? (
        <p className="notice">{p('applied')}</p>
      ) : (
        <>
          <RowCounts
            counts={told.map((state) => [p(`states.${state}`), counts[state]])}
            waiting={found.waiting}
          />
          <RowsForm found={found} after={page.after} action={correct}>
            {found.page.map((row) => (
              <ImportRow key={row.row} row={row} schoolYear={schoolYear} />
            ))}
          </RowsForm>
          <RowNotes label={p('notes', { count: found.notes.length })} notes={found.notes} />
          <section className="sheet stack">
            {found.waiting ? (
              <p>{p('cannotApply')}</p>
            ) : counts.new ? (
              <>
                <p>{p('applyText')}</p>
                <ActionForm
                  action={apply}
                  submit={p('apply', { count: counts.new })}
                  formKey={crypto.randomUUID()}
                >
                  <input type="hidden" name="importId" value={found.id} />
                  {found.adopted ? (
                    <TextField name="why" label={t('why')} hint={t('whyHint')} maxLength={400} />
                  ) : (
                    <input type="hidden" name="why" value="" />
                  )}
                </ActionForm>
              </>
            ) : (
              <p>{p('nothingNew')}</p>
            )}
            <ActionForm action={drop} submit={p('drop')} quiet>
              <input type="hidden" name="importId" value={found.id} />
            </ActionForm>
          </section>
        </>
      )}
      <p>
        <a href={`${here}?year=${schoolYear}`}>{p('toProgramme')}</a>
      </p>
    </>
  )
})
