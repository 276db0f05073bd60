import { notFound } from 'next/navigation'
import { AdminHead } from '@/components/people/head'
import { Alike } from '@/components/people/merging/alike'
import { MergeForm } from '@/components/people/merging/form'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'
import { readMerging } from '@/lib/privacy/merging/queries'
import { openAdministration } from '../../../open'

type Props = {
  params: Promise<{ person: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function MergePeople({ params, searchParams }: Props) {
  const viewer = await openAdministration()
  const found = await readMerging(viewer, (await params).person, await searchParams, new Date())
  if (!found) notFound()
  const t = await getTranslations('admin.merge')
  const { person, other, counts, alike, filter } = found
  return (
    <div className="stack gap-8 max-w-3xl">
      <AdminHead current="people" title={t('title', { name: person.name })}>
        <p className="faint">{t('lead')}</p>
      </AdminHead>
      {other ? (
        <MergeForm one={person} other={other} counts={counts} />
      ) : (
        <Alike person={person} people={alike} q={filter.q} />
      )}
    </div>
  )
})
