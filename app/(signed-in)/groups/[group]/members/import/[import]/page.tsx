import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { RosterPreview } from '@/components/groups/roster/preview'
import { Renew } from '@/components/ui/renew'
import { still } from '@/components/ui/still'
import { pageAsked } from '@/lib/forms/rows'
import { nearbySchools } from '@/lib/groups/membership/queries'
import { readRoster } from '@/lib/groups/roster/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../../open'

type Props = {
  params: Promise<{ group: string; import: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Roster({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const asked = await searchParams
  const page = pageAsked(asked)
  const found = await readRoster(viewer, (await params).import, page, new Date())
  if (!found || found.groupId !== group.id) notFound()
  const r = await getTranslations('roster')
  const { done, total, state } = found
  return (
    <>
      <GroupHead group={group} current="members" title={r('previewTitle')}>
        <p>
          <bdi>{r('previewFrom', { name: found.name })}</bdi>
        </p>
        {asked.again ? <p className="notice">{r('again')}</p> : null}
      </GroupHead>
      {state === 'applied' ? (
        <p role="status" className="notice">
          {r('applied', { count: total })}
        </p>
      ) : null}
      {state === 'running' ? (
        <Renew left={1000} stale={r('unreached')} ends>
          <div className="upload stack max-w-2xl">
            <label htmlFor="progress">{r('writing', { done, total })}</label>
            <progress id="progress" value={done} max={total} />
          </div>
        </Renew>
      ) : null}
      {state === 'open' ? (
        <RosterPreview found={found} page={page} schools={await nearbySchools(viewer, group)} />
      ) : null}
      <p>
        <a href={`/groups/${group.slug}/members`}>{r('toMembers')}</a>
      </p>
    </>
  )
})
