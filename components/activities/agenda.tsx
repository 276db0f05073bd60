import type { ReactNode } from 'react'
import { roomOf, spentOn, timesOf } from '@/lib/activities/agenda/rules'
import type { readActivity } from '@/lib/activities/queries'
import { clockIn, dateIn, shortDate, zoneLabel } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Read = NonNullable<Awaited<ReturnType<typeof readActivity>>>['agenda'][number]
export type AgendaRow = Read
type Day = { startsAt: Date; endsAt: Date }
type Told = { days: Day[]; group: { slug: string; zone: string } }

const print = (zone: string, at: Date) => clockIn(zone, at).replace(':', '.')

/** The items of a meeting in their order, with the clock times that follow from its start; `acts` adds what can be done with one. */
export async function AgendaList<T extends AgendaRow>(props: {
  items: T[]
  meeting: Told
  acts?: (item: T, at: number) => ReactNode
}) {
  const { days, group } = props.meeting
  const locale = await getLocale()
  const timed = timesOf(props.items, days)
  const clocked = timed.some((one) => one.from)
  const dateOf = (at: Date | null | undefined) => (at ? dateIn(group.zone, at) : null)
  const first = dateOf(days[0]?.startsAt)
  return (
    <ol className={clocked ? 'rows agenda' : 'rows numbered'}>
      {timed.map((item, i) => {
        const before = timed[i - 1]?.from
        const { from, to } = item
        // The date stands where it changes.
        const dated = from && dateOf(from) !== (before ? dateOf(before) : days.length > 1 ? null : first)
        return (
          <li key={item.id}>
            {clocked ? (
              <span className="time">
                {dated ? <small className="faint">{shortDate(locale, group.zone, from)}</small> : null}
                {from ? `${print(group.zone, from)}${to ? `–${print(group.zone, to)}` : ''}` : '–'}
              </span>
            ) : null}
            <div>
              <AgendaItem item={item} meeting={props.meeting} rest={item.rest} />
              {props.acts?.(item, i)}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** One item: its title, what came of it, how long, by whom, and from which meeting it was carried here. */
async function AgendaItem({ item, meeting, rest }: { item: AgendaRow; meeting: Told; rest: boolean }) {
  const t = await getTranslations('agenda')
  const m = await getTranslations('meetings')
  const d = await getTranslations('desk')
  const { slug } = meeting.group
  const owner = item.owner?.name ?? item.ownerName
  const [next] = item.carriedTo
  return (
    <>
      {item.problemId ? (
        <a href={`/groups/${slug}/problems/${item.problemId}`}>
          <bdi>{item.title}</bdi>
        </a>
      ) : (
        <bdi>{item.title ?? m('officersProblem')}</bdi>
      )}{' '}
      {item.outcome === 'pending' ? null : <span className="badge">{d(`outcome.${item.outcome}`)}</span>}
      {item.minutes || rest || owner ? (
        <p className="faint">
          {item.minutes ? t('minutes', { count: item.minutes }) : rest ? t('rest') : null}
          {(item.minutes || rest) && owner ? ' · ' : null}
          {owner ? <bdi>{owner}</bdi> : null}
        </p>
      ) : null}
      {item.carriedFrom ? (
        <p className="faint">
          {t('from')} <Other meeting={meeting} other={item.carriedFrom.activity} />
        </p>
      ) : null}
      {next ? (
        <p className="faint">
          {t('to')} <Other meeting={meeting} other={next.activity} />
        </p>
      ) : null}
    </>
  )
}

type OtherMeeting = { id: string; title: string; startsAt: Date | null }

async function Other({ meeting, other }: { meeting: Told; other: OtherMeeting }) {
  const locale = await getLocale()
  const { slug, zone } = meeting.group
  return (
    <>
      <a href={`/groups/${slug}/meetings/${other.id}`}>
        <bdi>{other.title}</bdi>
      </a>
      {other.startsAt ? `, ${shortDate(locale, zone, other.startsAt)}` : null}
    </>
  )
}

/** How the minutes of the items fit the time that there is. */
export async function AgendaRoom({ items, days, zone }: { items: AgendaRow[]; days: Day[]; zone: string }) {
  const t = await getTranslations('agenda')
  if (!days.length) return <p className="faint">{t('noDays')}</p>
  const [room, spent] = [roomOf(days), spentOn(items)]
  const open = items.filter((item) => item.minutes === null).length
  const left = room - spent
  const told =
    left < 0
      ? t('over', { count: -left })
      : open && open < items.length
        ? t(open === 1 ? 'oneOpen' : 'manyOpen', { count: left })
        : t(left ? 'left' : 'exact', { count: left })
  return (
    <p className={left < 0 ? 'notice error' : 'faint'} role={left < 0 ? 'status' : undefined}>
      {spent ? `${t('planned', { spent, room })} ${told}` : t('none', { room })}{' '}
      {t('zone', { zone: zoneLabel(zone) })}
    </p>
  )
}
