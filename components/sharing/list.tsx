import { Bead } from '@/components/ui/beads'
import { whenRange } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { stageNumber } from '@/lib/objectives/rules'
import type { Session } from '@/lib/sharing/queries'
import { AnswerForms } from './answer'
import { Names } from './names'

type Props = { title: string; sessions: Session[]; slug: string; zone: string; answers?: boolean }

/** Sessions under a heading of their own, each with its bead; nothing at all where there is none. */
export async function SessionList({ title, sessions, slug, zone, answers }: Props) {
  const t = await getTranslations('meetings')
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  if (!sessions.length) return null
  return (
    <section className="stack">
      <h2>{title}</h2>
      <ul className="rows">
        {sessions.map((one) => (
          <li key={one.id} className="entry">
            <Bead
              code={one.objective}
              stage={stageNumber(one.countedStages)}
              label={o(`${one.objective}.name`)}
              small
            />
            <a href={`/groups/${slug}/sharing/${one.id}`}>
              <bdi>{one.title}</bdi>
            </a>
            <span className="faint">
              <Names presenters={one.presenters} />
            </span>
            {one.startsAt && one.endsAt ? (
              <span className="faint">
                {whenRange(locale, zone, one.startsAt, one.endsAt)} · <bdi>{one.place}</bdi>
              </span>
            ) : null}
            <span className="badge">{t(`state.${one.state}`)}</span>
            {answers ? (
              <div>
                <AnswerForms activityId={one.id} slug={slug} />
              </div>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}
