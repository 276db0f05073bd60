import type { RegionReport } from '@/lib/coverage/regions/queries'
import type { RegionAsked } from '@/lib/coverage/regions/schema'
import { getTranslations } from '@/lib/i18n/words'

/** The fields of the filter beside the period: kind, subject, the name of a group, and all groups below instead of regions. */
export async function RegionFilters({ report, asked }: { report: RegionReport; asked: RegionAsked }) {
  const t = await getTranslations('regions')
  const c = await getTranslations('coverage')
  const { region, kind, subject, name, every } = asked
  const known = report.subjects.some((one) => one.key === subject)
  const subjects = [...report.subjects, ...(subject && !known ? [{ key: subject, name: subject }] : [])]
  return (
    <>
      {region ? <input type="hidden" name="region" value={region} /> : null}
      <label className="field">
        {c('kind')}
        <select name="kind" defaultValue={kind}>
          <option value="">{c('kinds.all')}</option>
          <option value="kkg">{c('kinds.kkg')}</option>
          <option value="mgmp">{c('kinds.mgmp')}</option>
        </select>
      </label>
      {subjects.length ? (
        <label className="field">
          {t('subject')}
          <select name="subject" defaultValue={subject}>
            <option value="">{c('kinds.all')}</option>
            {subjects.map((one) => (
              <option key={one.key} value={one.key}>
                {one.name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <label className="field">
        {c('name')}
        <input name="name" type="search" maxLength={80} defaultValue={name} />
      </label>
      {report.regions.length || every ? (
        <label className="choice bare">
          <input type="checkbox" name="every" value="1" defaultChecked={every === '1'} />
          <span>{t('every')}</span>
        </label>
      ) : null}
    </>
  )
}
