import { getTranslations } from 'next-intl/server'
import { Bead } from '@/components/ui/beads'
import type { coverageMatrix } from '@/lib/coverage/queries'
import { beadStage } from '@/lib/coverage/rules'
import { objectiveCodes } from '@/lib/objectives/schema'

type Group = Awaited<ReturnType<typeof coverageMatrix>>['groups'][number]

/** Groups × objectives: each cell a bead filled to its furthest stage, under it held of planned. */
export async function CoverageMatrix({ groups, period }: { groups: Group[]; period: string }) {
  const t = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  return (
    <table className="matrix">
      <caption className="sr-only">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('group')}</th>
          {objectiveCodes.map((code) => (
            <th key={code} scope="col">
              <abbr title={o(`${code}.name`)}>{code}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.id}>
            <th scope="row">
              <a href={`/groups/${group.slug}/coverage?${period}`}>
                <bdi>{group.name}</bdi>
              </a>
              <span className="faint">{group.region.name}</span>
            </th>
            {group.rows.map((row) => (
              <td key={row.objective}>
                <a
                  href={`/groups/${group.slug}/coverage/${row.objective}?${period}`}
                  aria-label={t('bead', {
                    name: o(`${row.objective}.name`),
                    held: row.held,
                    planned: row.planned,
                  })}
                >
                  <Bead code={row.objective} stage={beadStage(row)} label="" />
                  <small>
                    {row.held}/{row.planned}
                  </small>
                </a>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
