import type { ReactNode } from 'react'
import { getTranslations } from '@/lib/i18n/words'
import { ActionForm } from './form'
import { Pages, Ways } from './list'

/** How many rows of an upload became what, and how many wait for a person. */
export async function RowCounts({ counts, waiting }: { counts: [string, number][]; waiting: number }) {
  const r = await getTranslations('rows')
  return (
    <>
      <dl className="figures">
        {counts.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p role="status">{r('waiting', { count: waiting })}</p>
    </>
  )
}

type Found = { id: string; all: boolean; waiting: number; next: number | undefined }

/** A page of an upload's rows, to be mended in one form; the rows that wait come first. `children`: the rows. */
export async function RowsForm(props: {
  found: Found
  after: number
  action: Parameters<typeof ActionForm>[0]['action']
  children: ReactNode[]
}) {
  const { found, after, action, children } = props
  const r = await getTranslations('rows')
  const way = found.all ? 'yes' : 'no'
  const ways = [
    { value: 'no', label: `${r('waysWaiting')} (${found.waiting})` },
    { value: 'yes', label: r('waysAll') },
  ]
  return (
    <>
      {found.waiting ? <Ways label={r('ways')} name="all" chosen={way} ways={ways} /> : null}
      {children.length ? (
        <ActionForm action={action} submit={r('correct')}>
          <input type="hidden" name="importId" value={found.id} />
          <input type="hidden" name="all" value={way} />
          {children}
        </ActionForm>
      ) : (
        <p className="notice">{r('noneWaiting')}</p>
      )}
      <Pages
        words={{ next: r('nextRows'), first: r('firstRows'), label: r('rowPages') }}
        next={found.next?.toString()}
        after={after ? `${after}` : null}
        keep={{ all: way }}
      />
    </>
  )
}

/** One row as a sheet of its own: its number, what becomes of it, its fields, and the way to leave it out. */
export async function RowSheet(props: { row: number; state: string; skip: boolean; children: ReactNode }) {
  const { row, state, skip, children } = props
  const r = await getTranslations('rows')
  return (
    <fieldset className="sheet stack" id={`row-${row}`}>
      <legend className="legend">
        {r('row', { row })} <span className="badge">{state}</span>
      </legend>
      <input type="hidden" name="row" value={row} />
      {children}
      <label className="choice bare">
        <input type="checkbox" name={`${row}.skip`} value="yes" defaultChecked={skip} />
        <span>{r('skip')}</span>
      </label>
    </fieldset>
  )
}

/** Rows that are nothing but words, folded away below what they are. */
export async function RowNotes(props: { label: string; notes: { row: number; note?: string }[] }) {
  const r = await getTranslations('rows')
  if (!props.notes.length) return null
  return (
    <details>
      <summary className="plain">{props.label}</summary>
      <ul className="rows">
        {props.notes.map(({ row, note }) => (
          <li key={row}>
            <span className="faint">{r('row', { row })}</span>
            <bdi>{note}</bdi>
          </li>
        ))}
      </ul>
    </details>
  )
}
