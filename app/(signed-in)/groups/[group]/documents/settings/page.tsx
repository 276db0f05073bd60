import { notFound } from 'next/navigation'
import { LetterheadForm, LogoForms } from '@/components/documents/settings'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { readLetterhead } from '@/lib/documents/letterhead/queries'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../open'

type Props = {
  params: Promise<{ group: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Settings({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const found = await readLetterhead(viewer, group.id, new Date())
  if (!found) notFound()
  const t = await getTranslations('documents')
  const { saved, refused } = await searchParams
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="meetings" title={t('settings.title')}>
        {saved === '1' ? (
          <p role="status" className="notice">
            {t('saved.letterhead')}
          </p>
        ) : null}
        <p className="faint">{t('settings.preview')}</p>
      </GroupHead>
      <LetterheadForm group={group} found={found} />
      <LogoForms group={group} logo={found.letterhead?.logo ?? null} tooLarge={refused === 'fileTooLarge'} />
    </div>
  )
})
