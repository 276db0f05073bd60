import { AdminHead } from '@/components/people/head'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { Pages, SearchForm, Ways } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { typedDay } from '@/lib/core/day'
import { shortDate, today } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { end, revoke } from '@/lib/people/assignments/actions'
import { listSupervisors } from '@/lib/people/assignments/queries'
import { openAdministration } from '../open'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Assignments({ searchParams }: Props) {
  const viewer = await openAdministration()
  const params = await searchParams
  const now = new Date()
  const { filter, rows, next } = await listSupervisors(viewer, params, now)
  const t = await getTranslations('admin')
  const locale = await getLocale()
  const { q, show, after } = filter
  const date = (at: Date) => shortDate(locale, 'UTC', at)
  return (
    <>
      <AdminHead current="assignments" title={t('assignments.title')} saved={params.saved === '1'}>
        <p className="faint max-w-2xl">{t('assignments.lead')}</p>
        <p>
          <a className="button" href="/admin/assignments/new">
            {t('assignments.add')}
          </a>
        </p>
      </AdminHead>
      <SearchForm label={t('assignments.search')} submit={t('search')} q={q} keep={{ show }} />
      <Ways
        label={t('narrow')}
        name="show"
        chosen={show ?? ''}
        keep={{ q }}
        ways={[
          { value: '', label: t('assignments.running') },
          { value: 'ended', label: t('assignments.ended') },
        ]}
      />
      {rows.map((person) => (
        <section key={person.id} className="stack">
          <h2>
            <a href={`/admin/people/${person.id}`}>
              <bdi>{person.name}</bdi>
            </a>
          </h2>
          <ul className="rows">
            {person.assignments.map((one) => (
              <li key={one.id} className="sm:grid-cols-[6rem_3fr_2fr_2fr] sm:gap-x-4 sm:items-baseline">
                <span className="faint">
                  {t(
                    one.region
                      ? 'assignments.region'
                      : one.group
                        ? 'assignments.group'
                        : 'assignments.school',
                  )}
                </span>
                <span>
                  <bdi>{one.region?.name ?? one.group?.name ?? one.school?.name}</bdi>
                  {one.region ? <span className="faint"> · {one.region.code}</span> : null}
                </span>
                <span className="faint">
                  {one.endedOn
                    ? t('fromTo', { from: date(one.startedOn), to: date(one.endedOn) })
                    : t('since', { from: date(one.startedOn) })}
                </span>
                {show ? null : (
                  <details>
                    <summary className="plain">{t('assignments.end')}</summary>
                    <div className="stack">
                      <ActionForm action={end} submit={t('assignments.endSubmit')} quiet>
                        <input type="hidden" name="assignmentId" value={one.id} />
                        <TextField
                          name="endedOn"
                          label={t('lastDay')}
                          type="date"
                          defaultValue={typedDay(today(now))}
                        />
                      </ActionForm>
                      <ActionForm action={revoke} submit={t('assignments.revokeSubmit')} quiet>
                        <input type="hidden" name="assignmentId" value={one.id} />
                        <p className="faint">{t('assignments.revoke')}</p>
                      </ActionForm>
                    </div>
                  </details>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {rows.length ? null : (
        <p className="notice max-w-2xl">{q || show ? t('nothing') : t('assignments.none')}</p>
      )}
      <Pages
        words={{ next: t('nextPage'), first: t('firstPage'), label: t('pages') }}
        next={next}
        after={after}
        keep={{ q, show }}
      />
    </>
  )
})
