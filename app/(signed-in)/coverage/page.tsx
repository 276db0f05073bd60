import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { PageTitle } from '@/components/shell/title'
import { Beads } from '@/components/ui/beads'
import { requireViewer } from '@/lib/auth/current'
import { schoolYearOf } from '@/lib/core/time'
import { coverageMatrix } from '@/lib/coverage/queries'
import { beadStage } from '@/lib/coverage/rules'
import { periodOf } from '@/lib/coverage/schema'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default async function Matrix({ searchParams }: Props) {
  const viewer = await requireViewer()
  const period = periodOf(await searchParams, schoolYearOf('Asia/Jakarta', new Date()))
  const groups = await coverageMatrix(viewer, period)
  const t = await getTranslations('group')
  const c = await getTranslations('coverage')
  const o = await getTranslations('objectives')
  return (
    <>
      <PageTitle parts={[c('title')]} />
      <h1>{c('title')}</h1>
      <ul className="rows">
        {groups.map((group) => (
          <li key={group.id}>
            <Link
              prefetch={false}
              href={`/groups/${group.slug}/coverage?year=${period.year}&part=${period.part}`}
            >
              {group.name}
            </Link>
            <Beads
              label={group.name}
              items={group.rows.map((row) => ({
                code: row.objective,
                stage: beadStage(row),
                label: t('bead', { name: o(`${row.objective}.name`), held: row.held, planned: row.planned }),
              }))}
            />
          </li>
        ))}
      </ul>
      {groups.length ? null : <p className="notice">{c('noGroups')}</p>}
    </>
  )
}
