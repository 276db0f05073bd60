import { getTranslations } from '@/lib/i18n/words'
import { entryKinds, phases, type Search } from '@/lib/library/schema'
import { objectiveCodes } from '@/lib/objectives/schema'

/** One box to ask with, and behind a fold what narrows the answer. It changes nothing, so it travels in the address. */
export async function LibrarySearch({ search }: { search: Search }) {
  const t = await getTranslations('library')
  const o = await getTranslations('objectives')
  const { q, kind, objective, phase, subject, group } = search
  const lists = [
    { name: 'kind', chosen: kind, ways: entryKinds.map((value) => ({ value, label: t(`kinds.${value}`) })) },
    {
      name: 'objective',
      chosen: objective,
      ways: objectiveCodes.map((value) => ({ value, label: `${value} · ${o(`${value}.name`)}` })),
    },
    { name: 'phase', chosen: phase, ways: phases.map((value) => ({ value, label: t(`phases.${value}`) })) },
  ] as const
  return (
    <search>
      <form method="get" className="stack">
        {group ? <input type="hidden" name="group" value={group} /> : null}
        <div className="flex flex-wrap gap-x-3 gap-y-2 items-end">
          <label className="field grow basis-48 max-w-xl">
            <span className="font-semibold">{t('question')}</span>
            <input type="search" name="q" defaultValue={q} maxLength={100} />
          </label>
          <button type="submit" className="button">
            {t('submit')}
          </button>
          <small className="faint basis-full">{t('questionHint')}</small>
        </div>
        <details open={Boolean(kind || objective || phase || subject)}>
          <summary className="plain">{t('more')}</summary>
          <div className="filters">
            {lists.map(({ name, chosen, ways }) => (
              <label key={name} className="field">
                {t(name)}
                <select name={name} defaultValue={chosen ?? ''}>
                  <option value="">{t('all')}</option>
                  {ways.map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </select>
              </label>
            ))}
            <label className="field">
              {t('subject')}
              <input name="subject" defaultValue={subject ?? ''} maxLength={80} />
            </label>
          </div>
        </details>
      </form>
    </search>
  )
}
