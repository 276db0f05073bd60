import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { GroupHead } from '@/components/groups/head'
import { ImportRow } from '@/components/programme/row'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { Ways } from '@/components/ui/list'
import { apply, correct, drop } from '@/lib/programme/imports/actions'
import { readImport } from '@/lib/programme/imports/queries'
import { pageAsked } from '@/lib/programme/imports/schema'
import { openGroup } from '../../../open'

type Props = {
  params: Promise<{ group: string; import: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

const told = ['new', 'there', 'doubtful', 'refused', 'skipped'] as const

export default async function Preview({ params, searchParams }: Props) {
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
  const way = found.all ? 'yes' : 'no'
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
          <dl className="figures">
            {told.map((state) => (
              <div key={state}>
                <dt>{p(`states.${state}`)}</dt>
                <dd>{counts[state]}</dd>
              </div>
            ))}
          </dl>
          <p role="status">{p('waiting', { count: found.waiting })}</p>
          {found.waiting ? (
            <Ways
              label={p('ways')}
              name="all"
              chosen={way}
              ways={[
                { value: 'no', label: `${p('waysWaiting')} (${found.waiting})` },
                { value: 'yes', label: p('waysAll') },
              ]}
            />
          ) : null}
          {found.page.length ? (
            <ActionForm action={correct} submit={p('correct')}>
              <input type="hidden" name="importId" value={found.id} />
              <input type="hidden" name="all" value={way} />
              {found.page.map((row) => (
                <ImportRow key={row.row} row={row} schoolYear={schoolYear} />
              ))}
            </ActionForm>
          ) : (
            <p className="notice">{p('noneWaiting')}</p>
          )}
          {found.next || page.after ? (
            <nav aria-label={p('rowPages')} className="flex flex-wrap gap-3">
              {page.after ? (
                <a className="button quiet" href={`?all=${way}`}>
                  {p('firstRows')}
                </a>
              ) : null}
              {found.next ? (
                <a className="button quiet" href={`?all=${way}&after=${found.next}`}>
                  {p('nextRows')}
                </a>
              ) : null}
            </nav>
          ) : null}
          {found.notes.length ? (
            <details>
              <summary className="plain">{p('notes', { count: found.notes.length })}</summary>
              <ul className="rows">
                {found.notes.map((row) => (
                  <li key={row.row}>
                    <span className="faint">{p('row', { row: row.row })}</span>
                    <bdi>{row.note}</bdi>
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
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
}
