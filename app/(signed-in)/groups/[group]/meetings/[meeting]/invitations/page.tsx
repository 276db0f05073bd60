import { notFound } from 'next/navigation'
import { Audience } from '@/components/activities/audience'
import { InvitedGuests } from '@/components/activities/guest-links'
import { GuestForm } from '@/components/activities/guests'
import { Answers, ShareInvitation } from '@/components/activities/invited'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { readInvitations } from '@/lib/activities/invitations/queries'
import { answerOpen } from '@/lib/activities/invitations/rules'
import { activityPath } from '@/lib/activities/paths'
import { attendanceOpen, planOpen } from '@/lib/activities/rules'
import { siteAddress } from '@/lib/core/address'
import { requestHead } from '@/lib/core/request'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../../open'
import { Back } from '../back'

type Props = {
  params: Promise<{ group: string; meeting: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Invitations({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const now = new Date()
  const told = await readInvitations(viewer, (await params).meeting, now)
  if (!told || told.groupId !== group.id) notFound()
  const t = await getTranslations('invitations')
  const here = { activityId: told.id, slug: group.slug, from: 'invitations' as const }
  const site = siteAddress(await requestHead())
  const address = `${site}/groups/${group.slug}${activityPath(told)}`
  const open = attendanceOpen(told.state) || planOpen(told.state)
  return (
    <>
      <GroupHead group={group} current="meetings" title={t('of', { title: told.title })}>
        <p>
          <Back slug={group.slug} activity={told} />
        </p>
      </GroupHead>
      <div className="stack gap-7! max-w-3xl">
        {answerOpen(told.state, told.startsAt, now) ? (
          <ShareInvitation told={told} address={address} />
        ) : (
          <p className="notice">{t(told.state === 'postponed' ? 'notScheduled' : 'begun')}</p>
        )}
        <Audience told={told} slug={group.slug} fresh={(await searchParams).saved !== undefined} />
        <Answers told={told} />
        <section className="stack">
          <h2>{t('guests')}</h2>
          <p className="faint">{t('guestsText')}</p>
          <InvitedGuests {...here} told={told} open={open} site={site} />
          {open ? <GuestForm {...here} fold={t('addGuest')} submit={t('saveGuest')} /> : null}
        </section>
      </div>
    </>
  )
})
