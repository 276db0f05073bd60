import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ProblemList } from '@/components/problems/list'
import { can } from '@/lib/access/can'
import { requireViewer } from '@/lib/auth/current'
import { readGroup } from '@/lib/groups/queries'
import { listProblems } from '@/lib/problems/queries'

type Props = { params: Promise<{ group: string }> }

export default async function Group({ params }: Props) {
  const viewer = await requireViewer()
  const group = await readGroup(viewer, (await params).group, new Date())
  if (!group) notFound()
  const t = await getTranslations('group')
  const { problems } = await listProblems(viewer, group.id, { state: 'open' })
  const reports = can(viewer, 'problem.report', { groupId: group.id, regionCode: group.regionCode })
  return (
    <>
      <header className="stack">
        <p className="faint">{group.region.name}</p>
        <h1>{group.name}</h1>
        {group.decreeNumber ? <p className="faint">{t('decree', { number: group.decreeNumber })}</p> : null}
      </header>
      <section className="stack">
        <h2>{t('openProblems')}</h2>
        {reports ? (
          <p>
            <Link className="button" prefetch={false} href={`/groups/${group.slug}/problems/new`}>
              {t('report')}
            </Link>
          </p>
        ) : null}
        <ProblemList problems={problems} empty={t('noProblems')} />
        <p>
          <Link prefetch={false} href={`/groups/${group.slug}/problems`}>
            {t('allProblems')}
          </Link>
        </p>
      </section>
      <section className="stack">
        <h2>{t('members', { count: group.memberships.length })}</h2>
        {group.officerTerms.map((term) => (
          <p key={term.id}>
            {term.title}: <bdi>{term.person.name}</bdi>
          </p>
        ))}
        <ul className="rows">
          {group.memberships.map(({ id, person }) => (
            <li key={id}>
              <bdi>{person.name}</bdi>
              <span className="faint">{person.school?.name}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
