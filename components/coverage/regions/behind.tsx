import { Bead } from '@/components/ui/beads'
import type { RegionReport } from '@/lib/coverage/regions/queries'
import type { RegionAsked } from '@/lib/coverage/regions/schema'
import { mostStage, type Period, wholeOf } from '@/lib/coverage/rules'
import { type CellFigure, cellStages, cellSums } from '@/lib/coverage/schema'
import { getTranslations } from '@/lib/i18n/words'
import type { ObjectiveCode } from '@/lib/objectives/schema'
import { figureNames } from '../names'
import { linesOf } from './lines'
import { coverageHref } from './links'

type Props = {
  report: RegionReport
  asked: RegionAsked
  period: Period
  objective: ObjectiveCode
  stage: Exclude<CellFigure, 'members'>
}

/** What one figure of a region is made of: the same figure of each region or group below, each leading further down. */
export async function BehindFigure({ report, asked, period, objective, stage }: Props) {
  const t = await getTranslations('regions')
  const c = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  const lines = await linesOf(report, asked, period, stage)
  const own = report.rows.find((row) => row.objective === objective)
  const name = await figureNames()
  const whole = wholeOf(stage)
  const figure = {
    ...{ stage: name(stage), count: own?.[stage] ?? 0 },
    ...{ whole: whole ? (own?.[whole] ?? 0) : 0, of: whole ?? '' },
  }
  return (
    <section className="stack">
      <h2 className="flex gap-2 items-center">
        {own ? <Bead code={objective} stage={mostStage(own)} label="" small /> : null}
        {o(`${objective}.name`)}
      </h2>
      <p className="faint">{o(`${objective}.official`)}</p>
      <nav aria-label={c('stages')} className="places">
        <ul>
          {[...cellStages, ...cellSums].map((one) => (
            <li key={one}>
              <a
                href={coverageHref(asked, period, { objective, stage: one })}
                aria-current={one === stage ? 'page' : undefined}
              >
                {name(one)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <table className="coverage single">
        <caption>{whole ? t('figureOf', figure) : t('figure', figure)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('line')}</th>
            <th scope="col">{name(stage)}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            const row = line.rows.find((one) => one.objective === objective)
            return (
              <tr key={line.key}>
                <th scope="row">
                  <bdi>{line.name}</bdi>
                </th>
                <td data-label={name(stage)}>
                  <a href={line.cell(objective)} aria-label={`${line.name}: ${row?.[stage] ?? 0}`}>
                    {row?.[stage] ?? 0}
                  </a>
                  {whole ? <small className="faint">{` / ${row?.[whole] ?? 0}`}</small> : null}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="faint">
        {c(`rules.${stage}`)} {t('behind')}
      </p>
      <p className="print:hidden">
        <a href={coverageHref(asked, period)}>{c('back')}</a>
      </p>
    </section>
  )
}
