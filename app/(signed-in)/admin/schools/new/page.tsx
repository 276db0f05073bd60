import { AdminHead } from '@/components/people/head'
import { RegionStep } from '@/components/people/region'
import { SchoolForm } from '@/components/people/school'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'
import { clusterNames } from '@/lib/people/clusters/queries'
import { chosenRegion } from '@/lib/people/regions/queries'
import { openAdministration } from '../../open'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function NewSchool({ searchParams }: Props) {
  const viewer = await openAdministration()
  const t = await getTranslations('admin')
  const { q, region, found } = await chosenRegion(viewer, await searchParams)
  return (
    <div className="stack max-w-2xl">
      <AdminHead current="schools" title={t('schools.new')} />
      {region ? (
        <>
          <p className="notice">
            {t('step.chosen', { name: region.label })}{' '}
            <a className="underline" href="/admin/schools/new">
              {t('step.other')}
            </a>
          </p>
          <SchoolForm region={region} clusters={await clusterNames(viewer, region.code)} />
        </>
      ) : (
        <RegionStep path="/admin/schools/new" q={q} found={found} />
      )}
    </div>
  )
})
