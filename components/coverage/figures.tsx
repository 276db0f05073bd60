import type { ReactNode } from 'react'
import { Bead } from '@/components/ui/beads'
import { type CellFigure, cellFigures } from '@/lib/coverage/schema'
import { getTranslations } from '@/lib/i18n/words'
import type { ObjectiveCode } from '@/lib/objectives/schema'
import { figureNames } from './names'

type Line = Record<'jp' | 'people' | 'reported' | 'solved', number> & { members?: number }
type Props = {
  rows: (Line & { objective: ObjectiveCode; bead: Parameters<typeof Bead>[0]['stage'] })[]
  total: Line
  /** Where what stands behind a figure is; of all objectives together only where that is a list of its own. */
  href: (objective: ObjectiveCode | null, figure: CellFigure) => string | null
}

/** Credit hours, attendances and problems of the seven objectives and of all; different members where they are known. */
export async function FiguresTable({ rows, total, href }: Props) {
  const f = await getTranslations('figures')
  const t = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  const members = total.members !== undefined
  const figure = (code: ObjectiveCode | null, name: CellFigure, count: number) => {
    const to = count ? href(code, name) : null
    return to ? <a href={to}>{count}</a> : count
  }
  const line = (row: Line, code: ObjectiveCode | null, name: ReactNode) => (
    <tr key={code ?? 'total'}>
      <th scope="row">
        <span className="flex gap-2 items-center">{name}</span>
      </th>
      <td data-label={f('jp')}>{figure(code, 'jp', row.jp)}</td>
      <td data-label={f('people')}>{figure(code, 'people', row.people)}</td>
      {members ? <td data-label={f('members')}>{figure(code, 'members', row.members ?? 0)}</td> : null}
      <td data-label={f('problems')}>
        {figure(code, 'solved', row.solved)}
        <small className="faint"> / {figure(code, 'reported', row.reported)}</small>
      </td>
    </tr>
  )
  return (
    <table className="coverage">
      <caption>{f('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('objective')}</th>
          <th scope="col">{f('jp')}</th>
          <th scope="col">{f('people')}</th>
          {members ? <th scope="col">{f('members')}</th> : null}
          <th scope="col">{f('problems')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ objective, bead, ...row }) =>
          line(
            row,
            objective,
            <>
              <Bead code={objective} stage={bead} label={objective} small />
              {o(`${objective}.name`)}
            </>,
          ),
        )}
        {line(total, null, f('total'))}
      </tbody>
    </table>
  )
}

/** How each figure counts, folded away; `without` names the figures that a page does not show. */
export async function CountingRules({ without = [] }: { without?: CellFigure[] }) {
  const t = await getTranslations('coverage')
  const name = await figureNames()
  return (
    <details className="printed">
      <summary className="plain">{t('rulesTitle')}</summary>
      <dl className="facts pt-2">
        {cellFigures
          .filter((figure) => !without.includes(figure))
          .map((figure) => (
            <div key={figure}>
              <dt>{name(figure)}</dt>
              <dd>{t(`rules.${figure}`)}</dd>
            </div>
          ))}
      </dl>
    </details>
  )
}

/** What no figure of a report can say; `more` for what a page cannot say besides. */
export async function ReportLimits({ more = [] }: { more?: string[] }) {
  const f = await getTranslations('figures')
  return (
    <section className="stack">
      <h2>{f('limits')}</h2>
      <ul className="limits">
        {(['a', 'b', 'c', 'd', 'e'] as const).map((key) => (
          <li key={key}>{f(`limit.${key}`)}</li>
        ))}
        {more.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  )
}
