import { shortDate } from '@/lib/core/time'
import type { listMembers, listOfficers } from '@/lib/groups/membership/queries'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { printedNip } from '@/lib/people/persons/rules'

type May = { manage: boolean }
type Officers = Awaited<ReturnType<typeof listOfficers>>
type Members = Awaited<ReturnType<typeof listMembers>>['members']

/** A title with its section: `Bidang · Kurikulum`. */
function office(term: { title: string; section: string | null }) {
  return [term.title, term.section].filter(Boolean).join(' · ')
}

async function dates() {
  const locale = await getLocale()
  const t = await getTranslations('members')
  const day = (at: Date) => shortDate(locale, 'UTC', at)
  const period = ({ startedOn, endedOn }: { startedOn: Date; endedOn: Date | null }) =>
    endedOn ? t('fromTo', { from: day(startedOn), to: day(endedOn) }) : t('since', { from: day(startedOn) })
  return { day, period }
}

/** The officers with title, section, decree and term. */
export async function OfficerList({ officers, slug, may }: { officers: Officers; slug: string; may: May }) {
  const t = await getTranslations('members')
  const { period, day } = await dates()
  return (
    <section className="stack">
      <h2>{t('officers')}</h2>
      {officers.length ? (
        <ul className="grid gap-3 sm:grid-cols-2">
          {officers.map((term) => (
            <li key={term.id} className="sheet grid gap-1">
              <span className="faint">
                <bdi>{office(term)}</bdi>
              </span>
              <strong>
                <bdi>{term.person.name}</bdi>
              </strong>
              <span className="faint">
                {period(term)} · {t('decree', { number: term.decreeNumber })}
              </span>
              {term.actingFrom ? (
                <span>
                  <span className="badge whitespace-normal">
                    {t('acting', { from: day(term.actingFrom) })}
                  </span>
                </span>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice max-w-2xl">{may.manage ? t('noOfficersYet') : t('noOfficers')}</p>
      )}
      <p>
        <a href={`/groups/${slug}/members/boards`}>{t('boards.title')}</a>
      </p>
    </section>
  )
}

type Props = { members: Members; slug: string; may: May; empty: string }

/** Members by name: one line each, stacked on a small screen; officers open a member and see identifiers. */
export async function MemberList({ members, slug, may, empty }: Props) {
  const t = await getTranslations('members')
  const { period } = await dates()
  if (!members.length) return <p className="notice max-w-2xl">{empty}</p>
  return (
    <ul className="rows">
      {members.map(({ person, ...one }) => (
        <li key={one.id} className="py-2 sm:grid-cols-[5fr_4fr_3fr] sm:gap-x-4 sm:items-baseline">
          <span className="flex flex-wrap gap-x-2 gap-y-1 items-baseline">
            {may.manage ? (
              <a href={`/groups/${slug}/members/${one.id}`}>
                <bdi>{person.name}</bdi>
              </a>
            ) : (
              <bdi>{person.name}</bdi>
            )}
            {person.officerTerms.map((term) => (
              <span key={term.id} className="badge whitespace-normal">
                <bdi>{office(term)}</bdi>
              </span>
            ))}
            {one.coming ? <span className="badge">{t('coming')}</span> : null}
          </span>
          <span className="faint">
            <bdi>{person.school?.name ?? t('noSchool')}</bdi>
          </span>
          <span className="faint grid">
            {may.manage && person.email ? <bdi>{person.email}</bdi> : null}
            {may.manage && person.nip ? <span>NIP {printedNip(person.nip)}</span> : null}
            {may.manage && !one.endedOn ? null : <span>{period(one)}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}
