import { getTranslations } from 'next-intl/server'
import { Bead } from '@/components/ui/beads'
import { type CoverageRow, mostStage } from '@/lib/coverage/rules'

/** Credit hours, attendances and problems of a region by objective, and their sums. */
export async function RegionSums({ rows }: { rows: CoverageRow[] }) {
  const f = await getTranslations('figures')
  const c = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  const total = (column: 'jp' | 'people' | 'solved' | 'reported') =>
    rows.reduce((sum, row) => sum + row[column], 0)
  const lines = [
    ...rows.map((row) => ({ ...row, name: o(`${row.objective}.name`), bead: mostStage(row) })),
    {
      ...{ objective: f('total'), name: f('total'), bead: null },
      ...{ jp: total('jp'), people: total('people'), solved: total('solved'), reported: total('reported') },
    },
  ]
  return (
    <table className="coverage">
      <caption>{f('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{c('objective')}</th>
          <th scope="col">{f('jp')}</th>
          <th scope="col">{f('people')}</th>
          <th scope="col">{f('problems')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((row) => (
          <tr key={row.objective}>
            <th scope="row">
              <span className="flex gap-2 items-center">
                {row.bead === null ? null : <Bead code={row.objective} stage={row.bead} label="" small />}
                {row.name}
              </span>
            </th>
            <td data-label={f('jp')}>{row.jp}</td>
            <td data-label={f('people')}>{row.people}</td>
            <td data-label={f('problems')}>
              {row.solved}
              <small className="faint">{` / ${row.reported}`}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
