import { ActionForm } from '@/components/ui/form'
import { RowCounts, RowNotes, RowsForm } from '@/components/ui/rows'
import { correct, drop, start } from '@/lib/groups/roster/actions'
import type { readRoster } from '@/lib/groups/roster/queries'
import { getTranslations } from '@/lib/i18n/words'
import { schoolLabel } from '@/lib/people/schools/rules'
import { RosterRow } from './row'
import { UnknownSchools } from './schools'

type Found = NonNullable<Awaited<ReturnType<typeof readRoster>>>
type Props = { found: Found; page: { after: number }; schools: { npsn: string | null; name: string }[] }

const told = ['new', 'matched', 'there', 'doubtful', 'refused', 'skipped'] as const

/** A roster before it is taken over: what becomes of each row, and where it can be mended. */
export async function RosterPreview({ found, page, schools }: Props) {
  const r = await getTranslations('roster')
  const e = await getTranslations('errors')
  const { counts, heads, waiting } = found
  return (
    <>
      {found.failure ? (
        <p role="alert" className="notice error">
          {e(found.failure as 'rosterChanged')}
        </p>
      ) : null}
      <Columns heads={heads} />
      <RowCounts counts={told.map((state) => [r(`states.${state}`), counts[state]])} waiting={waiting} />
      <datalist id="schools">
        {schools.map((school) => (
          <option key={schoolLabel(school)} value={schoolLabel(school)} />
        ))}
      </datalist>
      <UnknownSchools importId={found.id} schools={found.schools} />
      <section className="stack">
        <h2>{r('people')}</h2>
        <RowsForm found={found} after={page.after} action={correct}>
          {found.page.map((row) => (
            <RosterRow key={row.row} row={row} />
          ))}
        </RowsForm>
      </section>
      <RowNotes label={r('notes', { count: found.notes.length })} notes={found.notes} />
      <Finish found={found} />
    </>
  )
}

async function Columns({ heads }: { heads: Found['heads'] }) {
  const r = await getTranslations('roster')
  return (
    <div className="stack max-w-2xl">
      {heads.nik ? <p className="notice">{r('nik')}</p> : null}
      {heads.unread.length ? (
        <p className="faint">
          <bdi>{r('unread', { columns: heads.unread.join(', ') })}</bdi>
        </p>
      ) : null}
    </div>
  )
}

async function Finish({ found }: { found: Found }) {
  const r = await getTranslations('roster')
  const count = found.counts.new + found.counts.matched
  return (
    <section className="sheet stack">
      {found.waiting ? <p>{r('cannotApply')}</p> : null}
      {!found.waiting && !count ? <p>{r('nothingNew')}</p> : null}
      {!found.waiting && count ? (
        <>
          <p>{r('applyText')}</p>
          <ActionForm action={start} submit={r('apply', { count })} formKey={crypto.randomUUID()}>
            <input type="hidden" name="importId" value={found.id} />
          </ActionForm>
        </>
      ) : null}
      <ActionForm action={drop} submit={r('drop')} quiet>
        <input type="hidden" name="importId" value={found.id} />
      </ActionForm>
    </section>
  )
}
