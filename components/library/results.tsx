import { Bead } from '@/components/ui/beads'
import { getTranslations } from '@/lib/i18n/words'
import type { LibraryRow } from '@/lib/library/queries'
import { Marked } from './marked'

/** What was found: kind, title and a piece of the text with the hit marked, and from which group it comes. */
export async function LibraryResults({ rows, empty }: { rows: LibraryRow[]; empty: string }) {
  const t = await getTranslations('library')
  const o = await getTranslations('objectives')
  if (!rows.length) return <p className="notice">{empty}</p>
  return (
    <ol className="rows">
      {rows.map((row) => (
        <li key={row.id} className="grid-cols-[auto_1fr] gap-x-3!">
          <Bead code={row.objective} stage={5} label={o(`${row.objective}.name`)} small />
          <a href={`/library/${row.id}`} className="line-clamp-2">
            <Marked parts={row.title} />
          </a>
          <p className="col-start-2 line-clamp-3">
            <Marked parts={row.snippet} />
          </p>
          <span className="faint col-start-2 flex flex-wrap gap-x-3 gap-y-1 items-center">
            <span className="badge">{t(`kinds.${row.kind}`)}</span>
            {row.grade ? <bdi>{t('class', { grade: row.grade })}</bdi> : null}
            {row.subject ? <bdi>{row.subject}</bdi> : null}
            <bdi>{t('from', { group: row.groupName, region: row.regionName })}</bdi>
          </span>
        </li>
      ))}
    </ol>
  )
}
