import type { ReactNode } from 'react'
import type { Period } from '@/lib/coverage/rules'
import { parts, schoolMonths } from '@/lib/coverage/schema'
import { getTranslations } from '@/lib/i18n/words'

const isMonth = (part: string) => schoolMonths.some((one) => one === part)
const spans = parts.filter((part) => !isMonth(part))

/** Chooses a school year, a semester, a calendar year or a month; the page may add filters of its own. */
export async function PeriodForm(props: { period: Period; current: number; children?: ReactNode }) {
  const t = await getTranslations('coverage')
  const { period, current } = props
  const years = [...new Set([period.year, ...[-3, -2, -1, 0, 1].map((step) => current + step)])].sort()
  return (
    <form method="get" className="filters">
      <label className="field">
        {t('year')}
        <select name="year" defaultValue={period.year}>
          {years.map((year) => (
            <option key={year} value={year}>{`${year}/${year + 1}`}</option>
          ))}
        </select>
      </label>
      <label className="field">
        {t('part')}
        <select name="part" defaultValue={period.part}>
          {spans.map((part) => (
            <option key={part} value={part}>
              {t(`parts.${part}`)}
            </option>
          ))}
          <optgroup label={t('month')}>
            {schoolMonths.map((part) => (
              <option key={part} value={part}>
                {t(`parts.${part}`)}
              </option>
            ))}
          </optgroup>
        </select>
      </label>
      {props.children}
      <button type="submit" className="button quiet">
        {t('apply')}
      </button>
    </form>
  )
}
