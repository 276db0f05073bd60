import type { ReactNode } from 'react'
import { clockRange, longDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import './sheet.css'

type Row = { id: string; name: string; school: string }
type Props = {
  group: { name: string; zone: string; decreeNumber: string | null; region: { name: string } }
  activity: { title: string; place: string; letter: { number: string } | null }
  day: { startsAt: Date; endsAt: Date }
  members: Row[]
  guests: Row[]
  children: ReactNode
}
/** Rows for those whom nobody expected. */
const BLANK = 5

/** The attendance list on paper, A4: letterhead, what and when, numbered rows, signatures in two staggered halves. */
export async function SigningSheet({ group, activity, day, members, guests, children }: Props) {
  const t = await getTranslations('checkIn.sheet')
  const locale = await getLocale()
  const facts = [
    [t('activity'), activity.title],
    [t('date'), longDate(locale, group.zone, day.startsAt)],
    [t('time'), clockRange(locale, group.zone, day.startsAt, day.endsAt)],
    [t('place'), activity.place],
    [t('letter'), activity.letter?.number],
  ].filter(([, value]) => value)
  const blank = Array.from({ length: BLANK }, (_, i) => ({ id: `blank-${i}`, name: '', school: '' }))
  return (
    <article className="signing">
      <header className="signing-head">
        <strong>
          <bdi>{group.name}</bdi>
        </strong>
        <span>{group.region.name}</span>
        {group.decreeNumber ? <span>{t('decree', { number: group.decreeNumber })}</span> : null}
      </header>
      {children}
      <h2>{t('title')}</h2>
      <dl className="signing-facts">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <Table rows={members} />
      <Table rows={[...guests, ...blank]} caption={t('guests')} />
      <p className="signing-end">
        {t('chair')}
        <span />
      </p>
    </article>
  )
}

async function Table({ rows, caption }: { rows: Row[]; caption?: string }) {
  const t = await getTranslations('checkIn.sheet')
  return (
    <section aria-label={caption ?? t('title')}>
      <table>
        {caption ? <caption>{caption}</caption> : null}
        <thead>
          <tr>
            <th scope="col">{t('number')}</th>
            <th scope="col">{t('name')}</th>
            <th scope="col">{t('school')}</th>
            <th scope="col">{t('signature')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={row.id}>
              <td>{i + 1}.</td>
              <td>
                <bdi>{row.name}</bdi>
              </td>
              <td>
                <bdi>{row.school}</bdi>
              </td>
              <td className="sign">
                <span>{i + 1}.</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
