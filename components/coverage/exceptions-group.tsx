import type { Viewer } from '@/lib/access/viewer'
import type { SupervisionNote } from '@/lib/coverage/exceptions/notes/queries'
import { groupExceptions } from '@/lib/coverage/exceptions/queries'
import type { OpenGroup } from '@/lib/groups/queries'
import { getTranslations } from '@/lib/i18n/words'
import { ExceptionReason } from './exceptions-line'
import { Notes } from './exceptions-notes'

/** For a group's officers and who supervises it: what stands out there, so that the officers can act first. */
export async function GroupExceptions({ viewer, group }: { viewer: Viewer; group: OpenGroup }) {
  const found = await groupExceptions(viewer, group, new Date())
  if (!found) return null
  const t = await getTranslations('exceptions')
  const n = await getTranslations('notices.about')
  const officer = viewer.officerOf.includes(group.id)
  return (
    <section className="stack" aria-labelledby="exceptions">
      <h2 id="exceptions">{t('title')}</h2>
      <p className="faint">{t('today')}</p>
      {found.exceptions.length ? (
        <ul className="rows">
          {found.exceptions.map((exception) => (
            <li key={exception.kind}>
              <h3 className="font-semibold">{n(exception.kind)}</h3>
              <ExceptionReason exception={exception} slug={group.slug} acts={officer} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice">{t('noneHere')}</p>
      )}
      <p className="print:hidden">
        <a href={`/groups/${group.slug}/coverage/exceptions`}>{t('open')}</a>
      </p>
    </section>
  )
}

/** The last words between supervisor and officers, on the group's own page. */
export async function Supervision(props: { notes: SupervisionNote[]; slug: string; zone: string }) {
  if (!props.notes.length) return null
  const t = await getTranslations('exceptions')
  return (
    <section className="stack">
      <h2>{t('supervision')}</h2>
      <Notes notes={props.notes} zone={props.zone} about />
      <p>
        <a href={`/groups/${props.slug}/coverage/exceptions`}>{t('allNotes')}</a>
      </p>
    </section>
  )
}
