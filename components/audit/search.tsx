import { type Area, areas } from '@/lib/audit/rules'
import { getTranslations } from '@/lib/i18n/words'

type Props = { who: string; what: Area | null; from: string; to: string }

/** The ways to narrow the trail: who, what and when. */
export async function TrailSearch({ who, what, from, to }: Props) {
  const t = await getTranslations('audit')
  return (
    <search aria-label={t('filter')}>
      <form method="get" className="filters">
        <label className="field">
          <span className="font-semibold">{t('who')}</span>
          <input type="search" name="who" defaultValue={who} maxLength={100} placeholder={t('whoHint')} />
        </label>
        <label className="field">
          <span className="font-semibold">{t('what')}</span>
          <select name="what" defaultValue={what ?? ''}>
            <option value="">{t('all')}</option>
            {(Object.keys(areas) as Area[]).map((area) => (
              <option key={area} value={area}>
                {t(`area.${area}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span className="font-semibold">{t('from')}</span>
          <input type="date" name="from" defaultValue={from} />
        </label>
        <label className="field">
          <span className="font-semibold">{t('to')}</span>
          <input type="date" name="to" defaultValue={to} />
        </label>
        <button type="submit" className="button quiet">
          {t('show')}
        </button>
        {who || what || from || to ? <a href="?">{t('reset')}</a> : null}
      </form>
    </search>
  )
}
