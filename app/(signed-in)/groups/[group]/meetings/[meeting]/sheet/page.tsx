import { notFound } from 'next/navigation'
import { DayLinks } from '@/components/activities/days'
import { SigningSheet } from '@/components/activities/sheet'
import { PageTitle } from '@/components/shell/title'
import { PrintButton } from '@/components/ui/print'
import { QrCode } from '@/components/ui/qr'
import { still } from '@/components/ui/still'
import { readInvitations } from '@/lib/activities/invitations/queries'
import { among } from '@/lib/activities/invitations/rules'
import { siteAddress } from '@/lib/core/address'
import { requestHead } from '@/lib/core/request'
import { openLinkOf } from '@/lib/groups/joining/queries'
import { membersOf } from '@/lib/groups/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../../open'

type Props = {
  params: Promise<{ group: string; meeting: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Sheet({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const now = new Date()
  const told = await readInvitations(viewer, (await params).meeting, now)
  const asked = (await searchParams).day
  const day = told?.days.find((one) => one.id === asked) ?? told?.days[0]
  if (!told || told.groupId !== group.id || !day) notFound()
  const [found, joining] = await Promise.all([
    membersOf(viewer, group.id, told.startsAt ?? now),
    openLinkOf(viewer, group, now),
  ])
  const j = await getTranslations('joining')
  const t = await getTranslations('checkIn.sheet')
  const path = `/groups/${group.slug}/meetings/${told.id}`
  const invited = among(
    found.map((one) => one.person),
    told.invitees,
  )
  const members = invited.map(({ id, name, school }) => ({ id, name, school: school?.name ?? '' }))
  const guests = told.guests.map(({ id, name, institution }) => ({ id, name, school: institution }))
  return (
    <>
      <h1 className="sr-only">{`${t('title')}: ${told.title}`}</h1>
      <PageTitle parts={[t('title'), told.title]} />
      <SigningSheet group={group} activity={told} day={day} members={members} guests={guests}>
        <div className="not-printed stack">
          <p className="faint">{t('how')}</p>
          <p className="flex flex-wrap gap-3">
            <PrintButton label={t('print')} />
            <a className="button quiet" href={`${path}/attendance?day=${day.id}`}>
              {t('back')}
            </a>
          </p>
          <DayLinks activity={{ ...told, group }} path={`${path}/sheet`} dayId={day.id} />
        </div>
        {joining ? (
          <div className="signing-join">
            <QrCode text={`${siteAddress(await requestHead())}/join/${joining.token}`} label={j('qr')} />
            <span>{j('sheet')}</span>
          </div>
        ) : null}
      </SigningSheet>
    </>
  )
})
