import { StageLine } from '@/components/activities/stages'
import { Bead } from '@/components/ui/beads'
import type { readActivity } from '@/lib/activities/queries'
import { whenRange } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { stageNumber } from '@/lib/objectives/rules'
import type { readSession } from '@/lib/sharing/queries'
import { Names } from './names'

type Props = {
  activity: NonNullable<Awaited<ReturnType<typeof readActivity>>>
  session: NonNullable<Awaited<ReturnType<typeof readSession>>>
  zone: string
}

/** The head of a session: when and where, by whom, for which objective, and how far it has come. */
export async function SessionSummary({ activity, session, zone }: Props) {
  const t = await getTranslations('sharing')
  const m = await getTranslations('meetings')
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  const { startsAt, endsAt, place, jp, objective } = activity
  const members = session.presenters.filter((one) => one.personId)
  const guests = session.presenters.filter((one) => !one.personId)
  return (
    <>
      {startsAt && endsAt ? (
        <p>
          {whenRange(locale, zone, startsAt, endsAt)} · <bdi>{place}</bdi>
          {jp ? ` · ${t('jp', { count: jp })}` : null}
        </p>
      ) : null}
      <p>
        <span className="faint">{t('presenters')}:</span> <Names presenters={members} />
      </p>
      {guests.length ? (
        <p>
          <span className="faint">{t('resourcePerson')}:</span> <Names presenters={guests} />
        </p>
      ) : null}
      <p className="flex flex-wrap gap-x-3 gap-y-1 items-center">
        <Bead code={objective} stage={stageNumber(activity.countedStages)} label={objective} />
        {o(`${objective}.name`)} <span className="badge">{m(`state.${activity.state}`)}</span>
      </p>
      {session.call ? <p className="faint">{t('calls.answering', { topic: session.call.topic })}</p> : null}
      {session.supporting.length ? (
        <p className="faint">
          {t('supporting', { names: session.supporting.map((code) => o(`${code}.name`)).join(', ') })}
        </p>
      ) : null}
      <StageLine mask={activity.countedStages} objective={objective} />
    </>
  )
}
