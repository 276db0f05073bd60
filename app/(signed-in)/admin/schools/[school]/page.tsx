import { notFound } from 'next/navigation'
import { AdminHead } from '@/components/people/head'
import { SchoolForm } from '@/components/people/school'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'
import { clusterNames } from '@/lib/people/clusters/queries'
import { readSchool } from '@/lib/people/schools/queries'
import { openAdministration } from '../../open'

type Props = {
  params: Promise<{ school: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function EditSchool({ params, searchParams }: Props) {
  const viewer = await openAdministration()
  const school = await readSchool(viewer, (await params).school)
  if (!school) notFound()
  const t = await getTranslations('admin')
  const region = { code: school.regionCode, label: school.region.name }
  return (
    <div className="stack max-w-2xl">
      <AdminHead current="schools" title={school.name} saved={(await searchParams).saved === '1'}>
        <p>
          <a href={`/admin/people?school=${school.id}`}>
            {t('schools.holds', { people: school._count.people })}
          </a>
        </p>
      </AdminHead>
      <SchoolForm school={school} region={region} clusters={await clusterNames(viewer, school.regionCode)} />
    </div>
  )
})
