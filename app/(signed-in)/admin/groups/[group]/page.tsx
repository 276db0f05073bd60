import { notFound } from 'next/navigation'
import { GroupForm } from '@/components/groups/form'
import { AdminHead } from '@/components/people/head'
import { still } from '@/components/ui/still'
import { possibleParents, readForEditing } from '@/lib/groups/directory/queries'
import { getTranslations } from '@/lib/i18n/words'
import { clusterNames } from '@/lib/people/clusters/queries'
import { openAdministration } from '../../open'

type Props = {
  params: Promise<{ group: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function EditGroup({ params, searchParams }: Props) {
  const viewer = await openAdministration()
  const group = await readForEditing(viewer, (await params).group)
  if (!group) notFound()
  const t = await getTranslations('admin')
  const [clusters, parents] = await Promise.all([
    clusterNames(viewer, group.regionCode),
    possibleParents(viewer, group.regionCode),
  ])
  const region = { code: group.regionCode, label: group.region.name }
  return (
    <div className="stack max-w-2xl">
      <AdminHead current="groups" title={group.name} saved={(await searchParams).saved === '1'}>
        <p className="flex flex-wrap gap-x-5">
          <a className="plain inline-flex items-center" href={`/groups/${group.slug}`}>
            {t('groups.open')}
          </a>
          <a className="plain inline-flex items-center" href={`/groups/${group.slug}/members`}>
            {t('groups.members')}
          </a>
          <a className="plain inline-flex items-center" href={`/admin/people?group=${group.slug}`}>
            {t('groups.people')}
          </a>
          <a className="plain inline-flex items-center" href={`/admin/assignments/new?group=${group.slug}`}>
            {t('assignments.add')}
          </a>
        </p>
      </AdminHead>
      <GroupForm
        group={group}
        region={region}
        clusters={clusters}
        parents={parents.filter((one) => one.slug !== group.slug)}
      />
    </div>
  )
})
