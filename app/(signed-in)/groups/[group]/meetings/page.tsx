import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ActivityList } from '@/components/activities/list'
import { listActivities } from '@/lib/activities/queries'
import { requireViewer } from '@/lib/auth/current'
import { readGroup } from '@/lib/groups/queries'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default async function Meetings({ params, searchParams }: Props) {
  const viewer = await requireViewer()
  const group = await readGroup(viewer, (await params).group, new Date())
  if (!group) notFound()
  const t = await getTranslations('meetings')
  const activities = await listActivities(viewer, group.id, (await searchParams).objective)
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
      <ActivityList activities={activities} slug={group.slug} zone={group.zone} empty={t('none')} />
    </>
  )
}
