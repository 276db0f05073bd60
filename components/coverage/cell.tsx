import { ActivityList } from '@/components/activities/list'
import { ProblemList } from '@/components/problems/list'
import { ResultReading } from '@/components/problems/reading'
import { monthName } from '@/lib/core/time'
import { type cellRecords, MOST } from '@/lib/coverage/cells/queries'
import { type CellFigure, cellFigures } from '@/lib/coverage/schema'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { figureNames } from './names'

type Records = Awaited<ReturnType<typeof cellRecords>>
type Counted = Records['activities'][number]

/** From one figure of an objective to its others; the one in use is marked. */
export async function FigureNav(props: { figure: CellFigure; href: (figure: CellFigure) => string }) {
  const t = await getTranslations('coverage')
  const name = await figureNames()
  return (
    <nav aria-label={t('stages')} className="places">
      <ul>
        {cellFigures.map((one) => (
          <li key={one}>
            <a href={props.href(one)} aria-current={one === props.figure ? 'page' : undefined}>
              {name(one)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type Props = { records: Records; figure: CellFigure; group: { slug: string; zone: string } }

/** What a figure is made of, with its sum and its rule: activities, people or problems. */
export async function CellRecords({ records, figure, group }: Props) {
  const t = await getTranslations('coverage')
  const { activities, people, items, reported, jp, attendances, cut } = records
  const count = activities.length + items.length
  const said = {
    ...{ jp: t('behindJp', { sum: jp, count }), people: t('behindPeople', { sum: attendances, count }) },
    members: t('behindMembers', { count: people.length }),
    ...{ reported: t('behindReported', { count: reported }), solved: t('behindSolved', { count: reported }) },
  }
  return (
    <>
      <p>{said[figure as keyof typeof said] ?? t('behind', { count })}</p>
      <p className="faint">{t(`rules.${figure}`)}</p>
      {cut ? <p className="notice">{t('behindCut', { count: MOST })}</p> : null}
      <Listed records={records} figure={figure} group={group} />
    </>
  )
}

async function Listed({ records, figure, group }: Props) {
  const t = await getTranslations('coverage')
  const { activities, items, people, problems, hidden, proofs } = records
  if (figure === 'members') return <People people={people} />
  if (figure === 'reported' || figure === 'solved')
    return (
      <>
        {problems.length || !hidden ? <ProblemList problems={problems} empty={t('nothingBehind')} /> : null}
        {hidden ? <p className="notice">{t('behindHidden', { count: hidden })}</p> : null}
      </>
    )
  const summed = figure === 'jp' || figure === 'people'
  const part = (one: Counted) =>
    figure === 'jp' ? t('partJp', { count: one.countedJp }) : t('partPeople', { count: one.countedPeople })
  return (
    <>
      {activities.length || !items.length ? (
        <ActivityList<Counted>
          activities={activities}
          slug={group.slug}
          zone={group.zone}
          empty={t('nothingBehind')}
          {...(summed && { part })}
          {...(figure === 'evidenced' && { below: (one) => <Proofs id={one.id} proofs={proofs} /> })}
        />
      ) : null}
      {items.length ? <Items items={items} /> : null}
    </>
  )
}

/** What proves an activity; class figures as they may be read. */
async function Proofs({ id, proofs }: { id: string; proofs: Records['proofs'] }) {
  const t = await getTranslations('evidence')
  const own = proofs.filter((one) => one.activityId === id)
  return (
    <ul className="stack">
      {own.map((one) => (
        <li key={one.id}>
          <strong>{t(`kind.${one.kind}`)}</strong>
          {one.note ? (
            <span className="line-clamp-2" dir="auto">
              {one.note}
            </span>
          ) : null}
          {one.result ? <ResultReading result={one.result} /> : null}
        </li>
      ))}
    </ul>
  )
}

async function Items({ items }: { items: Records['items'] }) {
  const t = await getTranslations('coverage')
  const locale = await getLocale()
  return (
    <section className="stack">
      <h2>{t('itemsWithout')}</h2>
      <ul className="rows">
        {items.map((item) => (
          <li key={item.id}>
            <bdi>{item.title}</bdi>
            <span className="faint">{monthName(locale, item.month.toISOString().slice(0, 7))}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

async function People({ people }: { people: Records['people'] }) {
  const t = await getTranslations('coverage')
  if (!people.length) return <p className="notice">{t('nothingBehind')}</p>
  return (
    <ul className="names">
      {people.map(({ id, name, times }) => (
        <li key={id} className="pb-2">
          <bdi>{name}</bdi> <span className="faint">{t('times', { count: times })}</span>
        </li>
      ))}
    </ul>
  )
}
