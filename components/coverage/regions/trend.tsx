import { shortMonth } from '@/lib/core/time'
import type { TrendMonth } from '@/lib/coverage/regions/rules'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { type ObjectiveCode, type Stage, stages } from '@/lib/objectives/schema'

const [WIDE, HIGH, LEFT, TOP] = [360, 150, 4, 18]
const FLOOR = HIGH - 20

function summed({ month, rows }: TrendMonth, objective: ObjectiveCode | null) {
  const kept = rows.filter((row) => objective === null || row.objective === objective)
  const sums = stages.map((stage) => [stage, kept.reduce((sum, row) => sum + row[stage], 0)] as const)
  return { month, ...(Object.fromEntries(sums) as Record<Stage, number>) }
}

/** The months side by side: planned as an outline, held filled, evidenced hatched; the same as words and as a table. */
export async function CoverageTrend(props: {
  months: TrendMonth[]
  objective: ObjectiveCode | null
  /** Where a month leads, or one figure of it where one objective is shown. */
  href: (month: string, stage?: Stage) => string
}) {
  const t = await getTranslations('regions')
  const c = await getTranslations('coverage')
  const locale = await getLocale()
  const months = props.months.map((month) => summed(month, props.objective))
  const most = Math.max(1, ...months.map((one) => one.planned))
  const step = (WIDE - LEFT) / months.length
  const wide = Math.min(step * 0.7, 26)
  const height = (count: number) => ((FLOOR - TOP) * count) / most
  const total = (stage: Stage) => months.reduce((sum, one) => sum + one[stage], 0)
  const heads = stages.map((stage) => ({ stage, head: c(`stage.${stage}`) }))
  const said = t('trendText', {
    planned: total('planned'),
    held: total('held'),
    evidenced: total('evidenced'),
  })
  return (
    <section className="stack">
      <h2>{t('trend')}</h2>
      <p>{said}</p>
      <svg viewBox={`0 0 ${WIDE} ${HIGH}`} role="img" aria-label={said} className="trend">
        <defs>
          <pattern
            id="hatch"
            width="4"
            height="4"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <path d="M0 0V4" stroke="var(--paper)" strokeWidth="2.4" />
          </pattern>
        </defs>
        <path d={`M0 ${TOP}H${WIDE}`} className="line" />
        <text x={0} y={TOP - 5}>
          {most}
        </text>
        {months.map((one, i) => {
          const x = LEFT + i * step + (step - wide) / 2
          const bar = (count: number) => ({ x, y: FLOOR - height(count), width: wide, height: height(count) })
          return (
            <g key={one.month}>
              <rect {...bar(one.held)} className="held" />
              <rect {...bar(one.evidenced)} fill="url(#hatch)" />
              <rect {...bar(one.planned)} className="planned" />
              <text x={x + wide / 2} y={HIGH - 6} textAnchor="middle">
                {shortMonth(locale, one.month).split(' ')[0]}
              </text>
            </g>
          )
        })}
        <path d={`M0 ${FLOOR}H${WIDE}`} className="line" />
      </svg>
      <p className="faint">{t('trendKey')}</p>
      <details className="printed">
        <summary className="plain">{t('trendTable')}</summary>
        <table className="coverage">
          <thead>
            <tr>
              <th scope="col">{t('month')}</th>
              {heads.map(({ stage, head }) => (
                <th key={stage} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.map((one) => {
              const name = shortMonth(locale, one.month)
              const whole = props.href(one.month)
              return (
                <tr key={one.month}>
                  <th scope="row">
                    <a href={whole}>{name}</a>
                  </th>
                  {heads.map(({ stage, head }) => (
                    <td key={stage} data-label={head}>
                      <a
                        href={props.objective ? props.href(one.month, stage) : whole}
                        aria-label={`${name}, ${head}: ${one[stage]}`}
                      >
                        {one[stage]}
                      </a>
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </details>
    </section>
  )
}
