import { notFound } from 'next/navigation'
import { PasswordForm, PersonForm } from '@/components/people/form'
import { AdminHead } from '@/components/people/head'
import { MergeList } from '@/components/people/merging/list'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { shortDate, today } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { takeFactor } from '@/lib/people/persons/actions'
import { readPerson } from '@/lib/people/persons/queries'
import { listMerges } from '@/lib/privacy/merging/queries'
import { openAdministration } from '../../open'

type Period = { startedOn: Date | null; endedOn: Date | null }
type Props = {
  params: Promise<{ person: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function EditPerson({ params, searchParams }: Props) {
  const viewer = await openAdministration()
  const now = new Date()
  const person = await readPerson(viewer, (await params).person, now)
  if (!person) notFound()
  const merges = await listMerges(viewer, person.id)
  const { saved, lost } = await searchParams
  const t = await getTranslations('admin')
  const f = await getTranslations('factor')
  const m = await getTranslations('members')
  const locale = await getLocale()
  const date = (at: Date | null) => (at ? shortDate(locale, 'UTC', at) : '…')
  const during = ({ startedOn, endedOn }: Period) =>
    endedOn
      ? m('fromTo', { from: date(startedOn), to: date(endedOn) })
      : m('since', { from: date(startedOn) })
  const isOver = ({ endedOn }: Period) => endedOn !== null && endedOn < today(now)
  const own = person.id === viewer.personId
  const offices = (slug: string) =>
    person.officerTerms.filter((term) => term.group.slug === slug).map((term) => term.title)
  return (
    <div className="stack gap-8 max-w-2xl">
      <AdminHead current="people" title={person.name} saved={saved === '1'} />
      <PersonForm person={person} />
      <section className="stack">
        <h2>{t('password.heading')}</h2>
        {own ? (
          <p>
            <a href="/account">{t('password.own')}</a>
          </p>
        ) : null}
        {!own && person.email ? <PasswordForm person={person} /> : null}
        {!own && person.hasFactor ? (
          <ActionForm action={takeFactor} submit={f('clear')} fold={f('clear')} quiet>
            <input type="hidden" name="personId" value={person.id} />
            <p className="faint">{f('clearText')}</p>
          </ActionForm>
        ) : null}
        {!own && !person.email ? <p className="notice">{t('password.needsEmail')}</p> : null}
      </section>
      <section className="stack">
        <h2>{t('people.groups')}</h2>
        {person.memberships.length ? (
          <ul className="rows">
            {person.memberships.map(({ id, group, fromGroup, ...period }) => (
              <li key={id} className="sm:grid-cols-[1fr_auto] sm:items-baseline">
                <a href={`/groups/${group.slug}/members`}>
                  <bdi>{group.name}</bdi>
                </a>
                <span className="faint">
                  {[
                    ...(isOver(period) ? [] : offices(group.slug)),
                    during(period),
                    fromGroup && m('movedFrom', { group: fromGroup.name }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        ) : (
          <p className="faint">{t('people.noGroups')}</p>
        )}
      </section>
      {person.schoolStays.length > 1 ? (
        <section className="stack">
          <h2>{m('schools')}</h2>
          <ul className="rows">
            {person.schoolStays.map(({ id, school, ...period }) => (
              <li key={id} className="sm:grid-cols-[1fr_auto] sm:items-baseline">
                <bdi>{school.name}</bdi>
                <span className="faint">{during(period)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section className="stack">
        <h2>{t('people.supervises')}</h2>
        {person.assignments.length ? (
          <ul className="rows">
            {person.assignments.map((one) => (
              <li key={one.id}>
                <bdi>{one.region?.name ?? one.group?.name ?? one.school?.name}</bdi>
              </li>
            ))}
          </ul>
        ) : (
          <p className="faint">{t('people.supervisesNothing')}</p>
        )}
        <p>
          <a href={`/admin/assignments/new?person=${person.id}`}>{t('people.assign')}</a>
        </p>
      </section>
      <MergeList
        personId={person.id}
        merges={merges}
        lost={/^\d{1,6}$/.test(String(lost)) ? String(lost) : ''}
      />
    </div>
  )
})
