import { PageTitle } from '@/components/shell/title'
import type { Viewer } from '@/lib/access/viewer'
import { TOLD_BEHIND } from '@/lib/core/replica'
import { oversees } from '@/lib/coverage/exceptions/queries'
import type { RegionReport } from '@/lib/coverage/regions/queries'
import type { RegionAsked } from '@/lib/coverage/regions/schema'
import { mostStage, type Period } from '@/lib/coverage/rules'
import { getTranslations } from '@/lib/i18n/words'
import { CoverageBeads } from '../beads'
import { coverageHref } from './links'

type Props = { report: RegionReport; asked: RegionAsked; period: Period; viewer: Viewer }

/** What somebody sees who sees no region whole: the nation, groups that they look after, or their own. */
function topOf(viewer: Viewer) {
  if (viewer.isAdministrator) return 'nation' as const
  return oversees(viewer) ? ('mine' as const) : ('own' as const)
}

/** Where one stands, the way up, and the region's string of seven. */
export async function RegionHead({ report, asked, period, viewer }: Props) {
  const t = await getTranslations('regions')
  const c = await getTranslations('coverage')
  const { region, path, rows, whole, groupCount, behind } = report
  const top = t(topOf(viewer))
  const name = region?.name ?? top
  const level = region ? `${t(`levels.${region.level as 1 | 2 | 3}`)} · ` : ''
  return (
    <header className="stack">
      <PageTitle parts={[name, c('title')]} />
      {region ? (
        <nav aria-label={t('path')} className="crumbs">
          <ol>
            <li>
              <a href={coverageHref(asked, period, { region: '' })}>{top}</a>
            </li>
            {path.map(({ code, name }) => (
              <li key={code}>
                {code === region.code ? (
                  <span aria-current="page">{name}</span>
                ) : (
                  <a href={coverageHref(asked, period, { region: code })}>{name}</a>
                )}
              </li>
            ))}
          </ol>
        </nav>
      ) : null}
      <h1>{t('title', { name })}</h1>
      <CoverageBeads rows={rows} label={t('string', { name })} stageOf={mostStage} />
      <p>
        {level}
        {t('groups', { count: groupCount })}
      </p>
      {whole ? null : <p className="faint">{t('partial')}</p>}
      {behind > TOLD_BEHIND ? <p className="notice">{t('aged', { seconds: Math.ceil(behind) })}</p> : null}
    </header>
  )
}
