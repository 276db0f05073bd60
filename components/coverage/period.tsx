import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import type { Period } from '@/lib/coverage/rules'
import { parts } from '@/lib/coverage/schema'

/** Chooses a school year, a semester or a calendar year; the page may add filters of its own. */
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
          {parts.map((part) => (
            <option key={part} value={part}>
              {t(`parts.${part}`, { year: `${period.year}` })}
            </option>
          ))}
        </select>
      </label>
      {props.children}
      <button type="submit" className="button quiet">
        {t('apply')}
      </button>
    </form>
  )
}
