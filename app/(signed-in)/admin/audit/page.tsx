import { Trail } from '@/components/audit/trail'
import { AdminHead } from '@/components/people/head'
import { still } from '@/components/ui/still'
import { listWholeTrail } from '@/lib/audit/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openAdministration } from '../open'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

export default still(async function WholeTrail({ searchParams }: Props) {
  const viewer = await openAdministration()
  const zone = viewer.memberOf[0]?.zone ?? 'Asia/Jakarta'
  const found = await listWholeTrail(viewer, zone, await searchParams)
  const t = await getTranslations('audit')
  return (
    <>
      <AdminHead current="audit" title={t('title')}>
        <p className="faint max-w-2xl">{t('introAll')}</p>
      </AdminHead>
      <Trail {...found} zone={zone} groups links={false} />
    </>
  )
})
