import { Bead } from '@/components/ui/beads'
import { getTranslations } from '@/lib/i18n/words'
import type { actualSums } from '@/lib/programme/actual/rules'

type Sums = ReturnType<typeof actualSums>
type Sum = Sums['all'] & { key: string }

/** Plan against actual summed up: by objective or by category, with the sum of all below. */
export async function ActualSums(props: { kind: 'objectives' | 'categories'; sums: Sums }) {
  const p = await getTranslations('planning')
  const t = await getTranslations('programme')
  const o = await getTranslations('objectives')
  const { kind, sums } = props
  const objectives = kind === 'objectives'
  const rows: (Sum & { name: string })[] = objectives
    ? sums.objectives.map((one) => ({ ...one, name: o(`${one.key}.name`) }))
    : sums.categories.map((one) => ({ ...one, name: t(`categories.${one.key}`) }))
  const total = { ...sums.all, key: 'total', name: p('total') }
  return (
    <table className="coverage">
      <caption>{p(objectives ? 'byObjective' : 'byCategory')}</caption>
      <thead>
        <tr>
          <th scope="col">{objectives ? p('objective') : p('category')}</th>
          {(['held', 'share', 'jp', 'jpHeld', 'budget'] as const).map((column) => (
            <th key={column} scope="col">
              {p(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...rows, total].map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <span className="flex gap-2 items-center">
                {objectives && row !== total ? (
                  <Bead code={row.key} stage={row.held ? 2 : row.items ? 1 : 0} label={row.key} small />
                ) : null}
                {row.name}
              </span>
            </th>
            <td data-label={p('columns.held')}>{p('heldOf', { held: row.held, items: row.items })}</td>
            <td data-label={p('columns.share')}>
              {row.items ? `${Math.round((100 * row.held) / row.items)} %` : '–'}
            </td>
            <td data-label={p('columns.jp')}>{row.jp}</td>
            <td data-label={p('columns.jpHeld')}>{row.jpHeld}</td>
            <td data-label={p('columns.budget')}>{row.budget ? p('rupiah', { amount: row.budget }) : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
