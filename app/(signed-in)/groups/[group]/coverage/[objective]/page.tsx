import { notFound } from 'next/navigation'
import { CellRecords, FigureNav } from '@/components/coverage/cell'
import { GroupHead } from '@/components/groups/head'
import { Bead } from '@/components/ui/beads'
import { still } from '@/components/ui/still'
import { schoolYearOf } from '@/lib/core/time'
import { cellRecords } from '@/lib/coverage/cells/queries'
import { cellFigure, periodOf } from '@/lib/coverage/schema'
import { getTranslations } from '@/lib/i18n/words'
import { objectiveCodes } from '@/lib/objectives/schema'
import { openGroup } from '../../open'

type Props = {
  params: Promise<{ group: string; objective: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Cell({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const { objective } = await params
  const code = objectiveCodes.find((one) => one === objective) ?? null
  if (!code && objective !== 'all') notFound()
  const asked = await searchParams
  const now = new Date()
  const period = periodOf(asked, schoolYearOf(group.zone, now))
  const figure = cellFigure.parse(asked.stage)
  const records = await cellRecords(viewer, { groupId: group.id, objective: code, figure, period }, now)
  const t = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  const here = `/groups/${group.slug}/coverage`
  const inPeriod = `year=${period.year}&part=${period.part}`
  return (
    <>
      <GroupHead group={group} current="coverage" title={code ? o(`${code}.name`) : t('allObjectives')}>
        <p className="flex gap-3 items-center">
          {code ? <Bead code={code} stage={records.activities.length ? 2 : 1} label={code} /> : null}
          {t(`period.${period.part}`, { year: `${period.year}`, next: `${period.year + 1}` })}
        </p>
        {code ? <p className="faint">{o(`${code}.official`)}</p> : null}
      </GroupHead>
      <FigureNav figure={figure} href={(one) => `${here}/${code ?? 'all'}?stage=${one}&${inPeriod}`} />
      <CellRecords records={records} figure={figure} group={group} />
      <p className="print:hidden">
        <a href={`${here}?${inPeriod}`}>{t('back')}</a>
      </p>
    </>
  )
})
