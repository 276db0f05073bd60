import { getTranslations } from 'next-intl/server'
import { GroupHead } from '@/components/groups/head'
import { ProblemList } from '@/components/problems/list'
import { objectiveCodes } from '@/lib/objectives/schema'
import { listProblems } from '@/lib/problems/queries'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }
const states = ['open', 'submitted', 'takenUp', 'helped', 'tried', 'closed'] as const

export default async function Problems({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const t = await getTranslations('problems')
  const o = await getTranslations('objectives')
  const { problems, filter, next } = await listProblems(viewer, group.id, await searchParams)
  const older = new URLSearchParams({
    state: filter.state ?? '',
    objective: filter.objective ?? '',
    before: next ?? '',
  })
  return (
    <>
      <GroupHead group={group} current="problems" title={t('title')} />
      <form method="get" className="filters">
        <label className="field">
          {t('stateLabel')}
          <select name="state" defaultValue={filter.state ?? ''}>
            <option value="">{t('all')}</option>
            {states.map((state) => (
              <option key={state} value={state}>
                {t(`state.${state}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {t('objectiveLabel')}
          <select name="objective" defaultValue={filter.objective ?? ''}>
            <option value="">{t('all')}</option>
            {objectiveCodes.map((code) => (
              <option key={code} value={code}>{`${code} · ${o(`${code}.name`)}`}</option>
            ))}
          </select>
        </label>
        <button type="submit" className="button quiet">
          {t('apply')}
        </button>
      </form>
      <ProblemList problems={problems} empty={t('none')} />
      {next ? (
        <p>
          <a href={`?${older}`}>{t('older')}</a>
        </p>
      ) : null}
    </>
  )
}
