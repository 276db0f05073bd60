import { notFound } from 'next/navigation'
import { Checked } from '@/components/coverage/exceptions-checked'
import { ExceptionReason } from '@/components/coverage/exceptions-line'
import { CommentForm, Notes, VisitForm } from '@/components/coverage/exceptions-notes'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { listNotes } from '@/lib/coverage/exceptions/notes/queries'
import { groupExceptions } from '@/lib/coverage/exceptions/queries'
import { exceptionKinds } from '@/lib/coverage/exceptions/schema'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function GroupExceptions({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const now = new Date()
  const [found, { notes, more }] = await Promise.all([
    groupExceptions(viewer, group, now),
    listNotes(viewer, group),
  ])
  if (!found) notFound()
  const { saved } = await searchParams
  const t = await getTranslations('exceptions')
  const n = await getTranslations('notices.about')
  const { exceptions } = found
  const officer = viewer.officerOf.includes(group.id)
  const about = (kind: string) => notes.filter((one) => one.exception === kind)
  const standing = new Set<string>(exceptions.map(({ kind }) => kind))
  const earlier = exceptionKinds.filter((kind) => !standing.has(kind) && about(kind).length)
  const visits = notes.filter((one) => one.kind === 'visit')
  return (
    <>
      <GroupHead group={group} current="coverage" title={t('title')}>
        {saved === '1' ? (
          <p role="status" className="notice">
            {t('saved')}
          </p>
        ) : null}
        {exceptions.length ? null : <p className="notice">{t('noneHere')}</p>}
      </GroupHead>
      {exceptions.map((exception) => (
        <section key={exception.kind} id={exception.kind} className="sheet stack">
          <h2>{n(exception.kind)}</h2>
          <ExceptionReason exception={exception} slug={group.slug} acts={officer} />
          <Notes notes={about(exception.kind)} zone={group.zone} />
          <CommentForm group={group} exception={exception.kind} answers={officer} />
        </section>
      ))}
      {earlier.length ? (
        <section className="stack">
          <h2>{t('earlier')}</h2>
          {earlier.map((kind) => (
            <section key={kind} id={kind} className="sheet stack">
              <h3>{n(kind)}</h3>
              <Notes notes={about(kind)} zone={group.zone} />
              <CommentForm group={group} exception={kind} answers={officer} />
            </section>
          ))}
        </section>
      ) : null}
      <section id="visits" className="stack">
        <h2>{t('visits')}</h2>
        {visits.length ? (
          <Notes notes={visits} zone={group.zone} about />
        ) : (
          <p className="notice">{t('noVisits')}</p>
        )}
        {can(viewer, 'supervision.visit', group.facts) ? <VisitForm group={group} now={now} /> : null}
      </section>
      {more ? <p className="faint">{t('more')}</p> : null}
      <Checked />
      <p>
        <a href={`/groups/${group.slug}/coverage`}>{t('back')}</a>
      </p>
    </>
  )
})
