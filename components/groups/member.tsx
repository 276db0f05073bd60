import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { typedDay } from '@/lib/core/day'
import { shortDate, today } from '@/lib/core/time'
import { appoint, leave, move, stepDown } from '@/lib/groups/membership/actions'
import type { readMember } from '@/lib/groups/membership/queries'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Member = NonNullable<Awaited<ReturnType<typeof readMember>>>

/** What an officer does with a member: appoint, end a term, end the membership. */
export async function MemberDesk({ member, now }: { member: Member; now: Date }) {
  const t = await getTranslations('members')
  const locale = await getLocale()
  const date = (at: Date) => shortDate(locale, 'UTC', at)
  const period = ({ startedOn, endedOn }: { startedOn: Date; endedOn: Date | null }) =>
    endedOn
      ? t('fromTo', { from: date(startedOn), to: date(endedOn) })
      : t('since', { from: date(startedOn) })
  const day = typedDay(today(now))
  return (
    <>
      <section className="stack">
        <h2>{t('terms')}</h2>
        {member.terms.length ? (
          <ul className="rows">
            {member.terms.map((term) => (
              <li key={term.id}>
                <strong>
                  <bdi>{[term.title, term.section].filter(Boolean).join(' · ')}</bdi>
                </strong>
                <span className="faint">
                  {period(term)} · {t('decree', { number: term.decreeNumber })}
                </span>
                {term.over ? (
                  <span className="badge">{t('over')}</span>
                ) : (
                  <details>
                    <summary className="plain">{t('endTerm')}</summary>
                    <ActionForm action={stepDown} submit={t('endTermSubmit')} quiet>
                      <input type="hidden" name="termId" value={term.id} />
                      <TextField
                        name="endedOn"
                        label={t('lastDay')}
                        hint={t('lastDayHint')}
                        type="date"
                        defaultValue={day}
                      />
                    </ActionForm>
                  </details>
                )}
              </li>
            ))}
          </ul>
        ) : (
          <p className="faint">{t('noTerms')}</p>
        )}
        {member.over ? null : (
          <details className="sheet">
            <summary className="plain">{t('appoint')}</summary>
            <ActionForm action={appoint} submit={t('appointSubmit')} formKey={crypto.randomUUID()}>
              <input type="hidden" name="membershipId" value={member.id} />
              <TextField
                name="title"
                label={t('officeTitle')}
                hint={t('officeTitleHint')}
                maxLength={80}
                list="offices"
                autoComplete="off"
              />
              <datalist id="offices">
                {(['chair', 'secretary', 'treasurer', 'section'] as const).map((one) => (
                  <option key={one} value={t(`offices.${one}`)} />
                ))}
              </datalist>
              <TextField name="section" label={t('section')} maxLength={80} autoComplete="off" />
              <TextField name="decreeNumber" label={t('decreeNumber')} maxLength={80} autoComplete="off" />
              <TextField name="startedOn" label={t('termFrom')} type="date" defaultValue={day} />
              <TextField name="endedOn" label={t('termTo')} type="date" />
            </ActionForm>
          </details>
        )}
      </section>
      <section className="stack">
        <h2>{t('membership')}</h2>
        <p>
          {period(member)}
          {member.fromGroup ? ` · ${t('movedFrom', { group: member.fromGroup.name })}` : null}
          {member.movedTo ? ` · ${t('movedTo', { group: member.movedTo })}` : null}
        </p>
        <Stays stays={member.person.schoolStays} />
        {member.over ? (
          <p className="notice">{t('overText')}</p>
        ) : (
          <ActionForm
            action={move}
            submit={t('move.submit')}
            fold={t('move.title')}
            quiet
            formKey={crypto.randomUUID()}
          >
            <input type="hidden" name="membershipId" value={member.id} />
            <p className="faint">{t('move.text')}</p>
            <TextField
              name="group"
              label={t('move.group')}
              hint={t('move.groupHint')}
              maxLength={80}
              autoCapitalize="none"
              autoComplete="off"
            />
            <TextField
              name="school"
              label={t('move.school')}
              hint={t('schoolHint')}
              maxLength={200}
              autoComplete="off"
            />
            <TextField name="movesOn" label={t('move.on')} type="date" defaultValue={day} />
          </ActionForm>
        )}
        {member.over ? null : (
          <details className="sheet">
            <summary className="plain">{t('end')}</summary>
            <ActionForm action={leave} submit={t('endSubmit')} quiet>
              <input type="hidden" name="membershipId" value={member.id} />
              <p className="faint">{t('endText')}</p>
              <TextField
                name="endedOn"
                label={t('lastDay')}
                hint={t('lastDayHint')}
                type="date"
                defaultValue={day}
              />
            </ActionForm>
          </details>
        )}
      </section>
    </>
  )
}

type Stay = Member['person']['schoolStays'][number]

/** The schools of a member over time, where there was more than one. */
async function Stays({ stays }: { stays: Stay[] }) {
  if (stays.length < 2) return null
  const t = await getTranslations('members')
  const locale = await getLocale()
  const date = (at: Date | null) => (at ? shortDate(locale, 'UTC', at) : '…')
  return (
    <div className="stack">
      <h3>{t('schools')}</h3>
      <ul className="rows">
        {stays.map((one) => (
          <li key={one.id} className="sm:grid-cols-[3fr_2fr] sm:gap-x-4 sm:items-baseline">
            <bdi>{one.school.name}</bdi>
            <span className="faint">
              {one.endedOn
                ? t('fromTo', { from: date(one.startedOn), to: date(one.endedOn) })
                : t('since', { from: date(one.startedOn) })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
