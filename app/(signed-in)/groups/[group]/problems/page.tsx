import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ProblemList } from '@/components/problems/list'
import { requireViewer } from '@/lib/auth/current'
import { readGroup } from '@/lib/groups/queries'
import { objectiveCodes } from '@/lib/objectives/schema'
import { listProblems } from '@/lib/problems/queries'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }
const states = ['open', 'submitted', 'takenUp', 'helped', 'tried', 'closed'] as const

export default async function Problems({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const group = await readGroup(viewer, (await params).group, new Date())
  if (!group) notFound()
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
      <header className="stack">
        <p>
          <Link prefetch={false} href={`/groups/${group.slug}`}>
            {group.name}
          </Link>
        </p>
        <h1>{t('title')}</h1>
      </header>
      <form method="get" className="flex flex-wrap gap-3 items-end">
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
          <Link prefetch={false} href={`?${older}`}>
            {t('older')}
          </Link>
        </p>
      ) : null}
    </>
  )
}
