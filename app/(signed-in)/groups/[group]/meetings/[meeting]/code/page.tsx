import { notFound } from 'next/navigation'
import { CodeScreen } from '@/components/activities/code'
import { DayLinks } from '@/components/activities/days'
import { ActivityDay } from '@/components/activities/when'
import { GroupHead } from '@/components/groups/head'
import { ActionForm } from '@/components/ui/form'
import { Renew } from '@/components/ui/renew'
import { still } from '@/components/ui/still'
import { setHand } from '@/lib/activities/checkin/actions'
import { readCode } from '@/lib/activities/checkin/queries'
import { openingClock } from '@/lib/activities/checkin/rules'
import { scanPath } from '@/lib/activities/checkin/schema'
import { siteAddress } from '@/lib/core/address'
import { requestHead } from '@/lib/core/request'
import { shortKey } from '@/lib/core/short'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../../open'
import { Back } from '../back'

type Props = {
  params: Promise<{ group: string; meeting: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

// While no code stands on the screen the page looks this often whether it may.
const WAIT = 20_000

export default still(async function Code({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const now = new Date()
  const found = await readCode(viewer, (await params).meeting, (await searchParams).day, now)
  if (!found || found.groupId !== group.id) notFound()
  const t = await getTranslations('checkIn')
  const { day, shown, state } = found
  const path = `/groups/${group.slug}/meetings/${found.id}`
  const left = shown?.left ?? WAIT
  const present = (
    <p role="status" className="font-semibold">
      {t('screen.present', { count: found.present })}
    </p>
  )
  return (
    <>
      <GroupHead group={group} current="meetings" title={t('screen.title', { title: found.title })}>
        <ActivityDay day={day} zone={group.zone} />
        <p className="flex flex-wrap gap-x-5">
          <Back slug={group.slug} activity={found} />
          <a className="plain inline-flex items-center" href={`${path}/attendance?day=${day.id}`}>
            {t('list.open')}
          </a>
        </p>
      </GroupHead>
      <div className="stack">
        <DayLinks activity={{ ...found, group }} path={`${path}/code`} dayId={day.id} />
        <Renew left={left + 200} stale={t('screen.stale')}>
          {shown ? (
            <CodeScreen
              {...shown}
              address={siteAddress(await requestHead())}
              path={scanPath(shortKey(day.id))}
            >
              {present}
            </CodeScreen>
          ) : (
            <>
              <p className="notice">
                {found.taking && state !== 'open'
                  ? t(`screen.${state}`, { at: openingClock(day, group.zone) })
                  : t('screen.off')}
              </p>
              {present}
            </>
          )}
        </Renew>
        {found.taking && found.canOpen ? (
          <ActionForm
            action={setHand}
            submit={t(state === 'open' ? 'screen.close' : 'screen.openNow')}
            quiet={state === 'open'}
          >
            <input type="hidden" name="activityId" value={found.id} />
            <input type="hidden" name="group" value={group.slug} />
            <input type="hidden" name="dayId" value={day.id} />
            <input type="hidden" name="hand" value={state === 'open' ? 'closed' : 'open'} />
          </ActionForm>
        ) : null}
      </div>
    </>
  )
})
