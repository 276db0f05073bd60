import { getLocale, getTranslations } from 'next-intl/server'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { typedDay } from '@/lib/core/day'
import { shortDate, today } from '@/lib/core/time'
import { appoint, leave, stepDown } from '@/lib/groups/membership/actions'
import type { readMember } from '@/lib/groups/membership/queries'

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
        <p>{period(member)}</p>
        {member.over ? (
          <p className="notice">{t('overText')}</p>
        ) : (
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
