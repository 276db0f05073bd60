import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { Bead } from '@/components/ui/beads'
import { beadStage, type CoverageRow } from '@/lib/coverage/rules'
import { stages } from '@/lib/objectives/schema'

/** The seven objectives by stage; each row leads to its activities. Denominators stand beside the shares. */
export async function CoverageTable({ rows, slug }: { rows: CoverageRow[]; slug: string }) {
  const t = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="overflow-x-auto" aria-label={t('title')} tabIndex={0}>
      <table className="coverage">
        <caption className="sr-only">{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('objective')}</th>
            {stages.map((stage) => (
              <th key={stage} scope="col">
                {t(`stage.${stage}`)}
              </th>
            ))}
            <th scope="col">{t('supporting')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.objective}>
              <th scope="row">
                <Link
                  prefetch={false}
                  href={`/groups/${slug}/meetings?objective=${row.objective}`}
                  className="flex gap-2 items-center"
                >
                  <Bead code={row.objective} stage={beadStage(row)} label={row.objective} small />
                  {o(`${row.objective}.name`)}
                </Link>
              </th>
              <td>{row.planned}</td>
              {stages.slice(1).map((stage) => (
                <td key={stage}>
                  {row[stage]}
                  <small>{` / ${row.planned}`}</small>
                </td>
              ))}
              <td>{row.supporting}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
