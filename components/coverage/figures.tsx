import { getTranslations } from 'next-intl/server'
import { Bead } from '@/components/ui/beads'
import type { Figures } from '@/lib/coverage/figures/rules'
import type { Period } from '@/lib/coverage/rules'

/** People, credit hours and problems of the seven objectives; the held activities behind them are a link away. */
export async function FiguresTable(props: { figures: Figures; slug: string; period: Period }) {
  const f = await getTranslations('figures')
  const t = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  const { rows, total } = props.figures
  const { year, part } = props.period
  const held = (objective: string) =>
    `/groups/${props.slug}/coverage/${objective}?stage=held&year=${year}&part=${part}`
  const lines = [
    ...rows.map((row) => ({
      ...row,
      key: row.objective,
      name: o(`${row.objective}.name`),
      href: held(row.objective),
    })),
    { ...total, key: 'total', name: f('total'), href: null },
  ]
  return (
    <table className="coverage">
      <caption>{f('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('objective')}</th>
          <th scope="col">{f('jp')}</th>
          <th scope="col">{f('people')}</th>
          <th scope="col">{f('members')}</th>
          <th scope="col">{f('problems')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              <span className="flex gap-2 items-center">
                {row.href ? <Bead code={row.key} stage={row.people ? 2 : 0} label={row.key} small /> : null}
                {row.name}
              </span>
            </th>
            <td data-label={f('jp')}>{row.href && row.jp ? <a href={row.href}>{row.jp}</a> : row.jp}</td>
            <td data-label={f('people')}>
              {row.href && row.people ? <a href={row.href}>{row.people}</a> : row.people}
            </td>
            <td data-label={f('members')}>{row.members}</td>
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
