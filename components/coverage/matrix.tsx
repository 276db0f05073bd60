import { getTranslations } from 'next-intl/server'
import { beadClass } from '@/components/ui/beads'
import type { coverageMatrix } from '@/lib/coverage/queries'
import { beadStage, type Period } from '@/lib/coverage/rules'
import { objectiveCodes } from '@/lib/objectives/schema'

type Group = Awaited<ReturnType<typeof coverageMatrix>>['groups'][number]

/** Groups × objectives: each cell a bead filled to its furthest stage, under it held of planned. */
export async function CoverageMatrix({ groups, period }: { groups: Group[]; period: Period }) {
  const t = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  const { year, part } = period
  const inPeriod = `year=${year}&part=${part}`
  // Many cells say the same: each sentence is made once.
  const said = new Map<string, string>()
  const label = ({ objective, held, planned }: Group['rows'][number]) => {
    const key = `${objective}${held}/${planned}`
    const known = said.get(key) ?? t('bead', { name: o(`${objective}.name`), held, planned })
    said.set(key, known)
    return known
  }
  return (
    <table className="matrix">
      <caption>{t(`period.${part}`, { year: `${year}`, next: `${year + 1}` })}</caption>
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
              <a href={`/groups/${group.slug}/coverage?${inPeriod}`}>
                <bdi>{group.name}</bdi>
              </a>
              <span className="faint">{group.region.name}</span>
            </th>
            {group.rows.map((row) => (
              <td key={row.objective}>
                <a
                  className={beadClass(row.objective, beadStage(row))}
                  href={`/groups/${group.slug}/coverage/${row.objective}?${inPeriod}`}
                  aria-label={label(row)}
                >
                  {row.objective}
                </a>
                <small>{`${row.held}/${row.planned}`}</small>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
