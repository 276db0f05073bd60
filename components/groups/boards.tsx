import { shortDate, today } from '@/lib/core/time'
import type { listBoards } from '@/lib/groups/handover/queries'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Boards = Awaited<ReturnType<typeof listBoards>>

/** The boards of a group, each with its decree and who held which office until when. */
export async function BoardList({ boards, now }: { boards: Boards; now: Date }) {
  const t = await getTranslations('members')
  const locale = await getLocale()
  const day = (at: Date) => shortDate(locale, 'UTC', at)
  const open = (startedOn: Date) => t(startedOn > today(now) ? 'boards.coming' : 'boards.open')
  return boards.map((board) => (
    <section key={board.key} className="stack">
      <h2>{t('boards.since', { from: day(board.startedOn) })}</h2>
      <p className="faint">{t('decree', { number: board.decreeNumber })}</p>
      <ul className="rows">
        {board.terms.map((term) => (
          <li key={term.id} className="sm:grid-cols-[2fr_3fr_2fr] sm:gap-x-4 sm:items-baseline">
            <span className="faint">
              <bdi>{[term.title, term.section].filter(Boolean).join(' · ')}</bdi>
            </span>
            <strong>
              <bdi>{term.person.name}</bdi>
            </strong>
            <span className="faint">
              {term.endedOn ? t('boards.until', { to: day(term.endedOn) }) : open(term.startedOn)}
              {term.actingFrom ? ` · ${t('acting', { from: day(term.actingFrom) })}` : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  ))
}
