import { GroupForm } from '@/components/groups/form'
import { AdminHead } from '@/components/people/head'
import { RegionStep } from '@/components/people/region'
import { still } from '@/components/ui/still'
import { possibleParents } from '@/lib/groups/directory/queries'
import { getTranslations } from '@/lib/i18n/words'
import { clusterNames } from '@/lib/people/clusters/queries'
import { chosenRegion } from '@/lib/people/regions/queries'
import { openAdministration } from '../../open'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function NewGroup({ searchParams }: Props) {
  const viewer = await openAdministration()
  const t = await getTranslations('admin')
  const { q, region, found } = await chosenRegion(viewer, await searchParams)
  const [clusters, parents] = region
    ? await Promise.all([clusterNames(viewer, region.code), possibleParents(viewer, region.code)])
    : [[], []]
  return (
    <div className="stack max-w-2xl">
      <AdminHead current="groups" title={t('groups.new')} />
      {region ? (
        <>
          <p className="notice">
            {t('step.chosen', { name: region.label })}{' '}
            <a className="underline" href="/admin/groups/new">
              {t('step.other')}
            </a>
          </p>
          <GroupForm region={region} clusters={clusters} parents={parents} />
        </>
      ) : (
        <RegionStep path="/admin/groups/new" q={q} found={found} />
      )}
    </div>
  )
})
