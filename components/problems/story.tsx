import { ActionForm } from '@/components/ui/form'
import { clockIn, shortDate, zoneLabel } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { thank } from '@/lib/problems/contacts/actions'
import type { readProblem } from '@/lib/problems/queries'

type Problem = NonNullable<Awaited<ReturnType<typeof readProblem>>>
type Event = Problem['events'][number]

const SHOWN = 12
const marks: Partial<Record<Event['kind'], string>> = {
  help: 'given',
  contact: 'given',
  trial: 'tried',
  closed: 'turned',
  reopened: 'turned',
}

/** What happened to a problem, in the order of time; of a long story the middle is folded away. */
export async function Story({ problem }: { problem: Problem }) {
  const t = await getTranslations('problemLife.story')
  const { events } = problem
  const middle = events.length > SHOWN + 3 ? events.slice(1, -SHOWN) : []
  const last = middle.length ? events.slice(-SHOWN) : events.slice(1)
  const [first] = events
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      <ol className="history">
        {first ? <Step event={first} problem={problem} /> : null}
        {middle.length ? (
          <li className="fold">
            <details>
              <summary className="plain">{t('between', { count: middle.length })}</summary>
              <ol className="history">
                {middle.map((event) => (
                  <Step key={event.id} event={event} problem={problem} />
                ))}
              </ol>
            </details>
          </li>
        ) : null}
        {last.map((event) => (
          <Step key={event.id} event={event} problem={problem} />
        ))}
      </ol>
    </section>
  )
}

async function Step({ event, problem }: { event: Event; problem: Problem }) {
  const p = await getTranslations('problems')
  const t = await getTranslations('problemLife.story')
  const locale = await getLocale()
  const { zone } = problem.group
  const at = `${shortDate(locale, zone, event.at)}, ${clockIn(zone, event.at).replace(':', '.')} ${zoneLabel(zone)}`
  return (
    <li className={marks[event.kind]}>
      <p>
        <strong>{p(`event.${event.kind}`)}</strong>{' '}
        {event.outcome ? <span className="badge">{p(`outcome.${event.outcome}`)}</span> : null}{' '}
        <span className="faint">
          <bdi>{event.by ?? t('reporter')}</bdi> · {at}
          {event.from ? (
            <>
              {' · '}
              <bdi>{t('in', { group: event.from })}</bdi>
            </>
          ) : null}
        </span>
      </p>
      <Whereto event={event} problem={problem} />
      {event.text ? (
        <p className="prose" dir="auto">
          {event.text}
        </p>
      ) : null}
      <Thanks event={event} problem={problem} />
    </li>
  )
}

/** Whom, where to, or how: what an event names beside its words. */
async function Whereto({ event, problem }: { event: Event; problem: Problem }) {
  const t = await getTranslations('problemLife')
  const locale = await getLocale()
  const { about, activity, contact, contactOn, from, kind, referral } = event
  const here = `/groups/${problem.group.slug}`
  if (about) return <p className="faint">{t('story.about', { name: about.name })}</p>
  if (activity && !from)
    return (
      <p>
        <a href={`${here}/meetings/${activity.id}`}>
          <bdi>{activity.title}</bdi>
        </a>
      </p>
    )
  if (kind === 'merged' || kind === 'parted')
    return event.other ? (
      <p>
        <a href={`${here}/problems/${event.other.id}`} className="line-clamp-1">
          <bdi>{event.other.situation}</bdi>
        </a>
      </p>
    ) : (
      <p className="faint">{t('story.other')}</p>
    )
  if (contact && contactOn) {
    const words = { kind: t(`help.kind.${contact}`), date: shortDate(locale, 'UTC', contactOn) }
    return <p className="faint">{t('story.contact', words)}</p>
  }
  return referral ? (
    <p className="faint">
      <bdi>{t('story.to', { group: referral.toGroup.name })}</bdi>
    </p>
  ) : null
}

async function Thanks({ event, problem }: { event: Event; problem: Problem }) {
  const t = await getTranslations('problemLife.help')
  if (event.kind !== 'help' && event.kind !== 'contact') return null
  if (event.thankedAt) return <p className="badge">♥ {t('thanked')}</p>
  if (!problem.may.resolve || event.mine) return null
  return (
    <div className="acts">
      <ActionForm action={thank} submit={t('thank')} plain>
        <input type="hidden" name="problemId" value={problem.id} />
        <input type="hidden" name="group" value={problem.group.slug} />
        <input type="hidden" name="eventId" value={event.id} />
      </ActionForm>
    </div>
  )
}
