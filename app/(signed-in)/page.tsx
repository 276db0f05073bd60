import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ProblemList } from '@/components/problems/list'
import { requireViewer } from '@/lib/auth/current'
import { listGroups } from '@/lib/groups/queries'
import { myOpenProblems } from '@/lib/problems/queries'

export default async function Home() {
  const viewer = await requireViewer()
  const t = await getTranslations('home')
  const [groups, problems] = await Promise.all([listGroups(viewer), myOpenProblems(viewer)])
  return (
    <>
      <h1>{t('title', { name: viewer.name })}</h1>
      <section className="stack">
        <h2>{t('problems')}</h2>
        <ProblemList problems={problems} empty={t('noProblems')} />
      </section>
      <section className="stack">
        <h2>{t('groups')}</h2>
        <ul className="rows">
          {groups.map((group) => (
            <li key={group.id}>
              <Link href={`/groups/${group.slug}`} prefetch={false}>
                {group.name}
              </Link>
              <span className="faint">{group.region.name}</span>
            </li>
          ))}
        </ul>
        {groups.length ? null : <p className="notice">{t('noGroups')}</p>}
      </section>
    </>
  )
}
