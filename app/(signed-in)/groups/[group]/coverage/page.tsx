import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CoverageTable } from '@/components/coverage/table'
import { requireViewer } from '@/lib/auth/current'
import { schoolYearOf } from '@/lib/core/time'
import { groupCoverage } from '@/lib/coverage/queries'
import { periodOf } from '@/lib/coverage/schema'
import { readGroup } from '@/lib/groups/queries'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }
const parts = ['year', 'ganjil', 'genap', 'calendar'] as const

export default async function Coverage({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const now = new Date()
  const group = await readGroup(viewer, (await params).group, now)
  if (!group) notFound()
  const t = await getTranslations('coverage')
  const period = periodOf(await searchParams, schoolYearOf(group.zone, now))
  const rows = await groupCoverage(viewer, group.id, period)
  const years = [-2, -1, 0, 1].map((step) => schoolYearOf(group.zone, now) + step)
  return (
    <>
      <header className="stack">
        <p>
          <Link prefetch={false} href={`/groups/${group.slug}`}>
            {group.name}
          </Link>
        </p>
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
      </header>
      <form method="get" className="flex flex-wrap gap-3 items-end">
        <label className="field">
          {t('year')}
          <select name="year" defaultValue={period.year}>
            {years.map((year) => (
              <option key={year} value={year}>{`${year}/${year + 1}`}</option>
            ))}
          </select>
        </label>
        <label className="field">
          {t('part')}
          <select name="part" defaultValue={period.part}>
            {parts.map((part) => (
              <option key={part} value={part}>
                {t(`parts.${part}`)}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button quiet">
          {t('apply')}
        </button>
      </form>
      <CoverageTable rows={rows} slug={group.slug} />
      <p className="faint">{t('rule')}</p>
    </>
  )
}
