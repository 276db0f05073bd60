import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { Letters, LinkOf, Requests } from '@/components/groups/joining/officer'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { siteAddress } from '@/lib/core/address'
import { requestHead } from '@/lib/core/request'
import { readJoining } from '@/lib/groups/joining/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

const answers = ['link', 'ended', 'approved', 'declined', 'invited', 'withdrawn'] as const

/** Who wants to join this group and who is invited: for its officers. */
export default still(async function Joining({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'group.manage', group.facts)) notFound()
  const { link, requests, invited } = await readJoining(viewer, group, new Date())
  const t = await getTranslations('joining')
  const { saved } = await searchParams
  const done = answers.find((one) => one === saved)
  return (
    <div className="stack gap-8 max-w-2xl">
      <GroupHead group={group} current="members" title={t('title')}>
        {done ? (
          <p role="status" className="notice">
            {t(`saved.${done}`)}
          </p>
        ) : null}
      </GroupHead>
      <Requests requests={requests} group={group} />
      <LinkOf link={link} group={group} site={siteAddress(await requestHead())} />
      <Letters invited={invited} group={group} />
    </div>
  )
})
