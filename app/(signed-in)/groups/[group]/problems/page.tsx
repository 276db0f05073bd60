import { GroupHead } from '@/components/groups/head'
import { ProblemList } from '@/components/problems/list'
import { Ways } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { getTranslations } from '@/lib/i18n/words'
import { objectiveCodes } from '@/lib/objectives/schema'
import { openedProblems } from '@/lib/problems/readings/queries'
import { lists } from '@/lib/problems/schema'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }
const states = ['open', 'submitted', 'takenUp', 'helped', 'tried', 'closed'] as const
const PAGE = 30

export default still(async function Problems({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const t = await getTranslations('problems')
  const l = await getTranslations('problemLife')
  const o = await getTranslations('objectives')
  const now = new Date()
  const days = group.problemDays
  const { problems, filter, next } = await openedProblems(viewer, group, await searchParams, now, PAGE)
  const { show, state, objective } = filter
  const older = new URLSearchParams({
    show,
    state: state ?? '',
    objective: objective ?? '',
    before: next ?? '',
  })
  const empty = state || objective ? t('none') : l(`none.${show}`, { days })
  const here = `/groups/${group.slug}/problems`
  return (
    <>
      <GroupHead group={group} current="problems" title={t('title')} />
      <p className="flex flex-wrap gap-3">
        {can(viewer, 'problem.report', group.facts) ? (
          <a className="button" href={`${here}/new`}>
            {l('report')}
          </a>
        ) : null}
        {can(viewer, 'problem.patience', group.facts) ? (
          <a className="button quiet" href={`${here}/waiting`}>
            {l('waiting.link')}
          </a>
        ) : null}
      </p>
      <Ways
        label={l('show.label')}
        name="show"
        chosen={show}
        keep={{ state, objective }}
        ways={lists.map((value) => ({ value, label: l(`show.${value}`) }))}
      />
      <form method="get" className="filters">
        <input type="hidden" name="show" value={show} />
        <label className="field">
          {t('stateLabel')}
          <select name="state" defaultValue={state ?? ''}>
            <option value="">{t('all')}</option>
            {states.map((value) => (
              <option key={value} value={value}>
                {t(`state.${value}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {t('objectiveLabel')}
          <select name="objective" defaultValue={objective ?? ''}>
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
      <ProblemList problems={problems} empty={empty} now={now} />
      {next ? (
        <p>
          <a href={`?${older}`}>{t('older')}</a>
        </p>
      ) : null}
    </>
  )
})
