import { notFound } from 'next/navigation'
import { EntryReach } from '@/components/library/reach'
import { PageTitle } from '@/components/shell/title'
import { Bead } from '@/components/ui/beads'
import { still } from '@/components/ui/still'
import { requireViewer } from '@/lib/auth/current'
import { getTranslations } from '@/lib/i18n/words'
import { readEntry } from '@/lib/library/queries'

type Props = { params: Promise<{ entry: string }> }

export default still(async function Entry({ params }: Props) {
  const entry = await readEntry(await requireViewer(), (await params).entry)
  if (!entry) notFound()
  const t = await getTranslations('library')
  const o = await getTranslations('objectives')
  const l = await getTranslations('sharing.licences')
  const { material, group, objective } = entry
  const session = material?.activity.id ?? entry.adoption?.activityId
  const source = session ? `sharing/${session}` : `problems/${entry.problemId}`
  return (
    <div className="grid gap-7 max-w-3xl *:min-w-0">
      <header className="stack">
        <PageTitle parts={[entry.title.slice(0, 60), t('title')]} />
        <p>
          <a href="/library">{t('back')}</a>
        </p>
        <h1 className="text-2xl!">
          <bdi>{entry.title}</bdi>
        </h1>
        <p className="flex flex-wrap gap-x-3 gap-y-1 items-center">
          <Bead code={objective} stage={5} label={objective} />
          {o(`${objective}.name`)} <span className="badge">{t(`kinds.${entry.kind}`)}</span>
        </p>
        <p className="faint">
          {entry.grade ? <bdi>{t('class', { grade: entry.grade })} · </bdi> : null}
          {entry.subject ? <bdi>{entry.subject} · </bdi> : null}
          <bdi>{t('from', { group: group.name, region: group.region.name })}</bdi>
        </p>
      </header>
      <section className="sheet stack">
        <p className="prose" dir="auto">
          {entry.body}
        </p>
        {material ? (
          <p className="faint">
            {t('licence')}: {l(material.licence)}
          </p>
        ) : null}
        <p className="flex flex-wrap gap-3">
          {material?.file ? (
            <a className="button" href={`/api/files/${material.file.id}`}>
              {t('fetch')}
            </a>
          ) : null}
          {material?.url ? (
            <a className="button" href={material.url} target="_blank" rel="noreferrer nofollow">
              {t('follow')}
            </a>
          ) : null}
          {entry.inside ? (
            <a className="button quiet" href={`/groups/${group.slug}/${source}`}>
              {t('open')}
            </a>
          ) : null}
        </p>
      </section>
      <EntryReach entry={entry} />
    </div>
  )
})
