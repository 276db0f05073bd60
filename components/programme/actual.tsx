import { Bead } from '@/components/ui/beads'
import { activityPath } from '@/lib/activities/paths'
import { monthName, shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import type { Actual } from '@/lib/programme/actual/rules'

type Activity = Actual['activities'][number]

/** Each item with what came of it until a day. */
export async function ActualItems(props: { rows: Actual[]; slug: string; zone: string }) {
  const p = await getTranslations('planning')
  const locale = await getLocale()
  const date = (one: Activity) => (one.startsAt ? shortDate(locale, props.zone, one.startsAt) : '')
  return (
    <table className="coverage">
      <caption>{p('nav.actual')}</caption>
      <thead>
        <tr>
          {(['item', 'planned', 'held', 'jp', 'jpHeld', 'budget'] as const).map((column) => (
            <th key={column} scope="col">
              {p(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <span className="flex gap-2 items-start">
                <Bead
                  code={row.objective}
                  stage={row.standing === 'held' ? 2 : 1}
                  label={row.objective}
                  small
                />
                <span>
                  <bdi>{row.title}</bdi>
                  <small className="faint block">
                    {p(`standing.${row.standing}`)}
                    {row.late ? ` · ${p('late')}` : ''}
                  </small>
                </span>
              </span>
            </th>
            <td data-label={p('columns.planned')}>
              {monthName(locale, row.month.toISOString().slice(0, 7))}
            </td>
            <td data-label={p('columns.held')}>
              {row.activities
                .filter((one) => one.standing === 'held')
                .map((one) => (
                  <a key={one.id} className="block" href={`/groups/${props.slug}${activityPath(one)}`}>
                    {date(one)}
                  </a>
                ))}
              {row.standing === 'held' ? null : '–'}
            </td>
            <td data-label={p('columns.jp')}>{row.jp ?? '–'}</td>
            <td data-label={p('columns.jpHeld')}>{row.jpHeld}</td>
            <td data-label={p('columns.budget')}>
              {row.budget === null ? '–' : p('rupiah', { amount: row.budget })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
