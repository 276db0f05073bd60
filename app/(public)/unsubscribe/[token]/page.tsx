import { StopLetters } from '@/components/mail/stop'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'
import { endLetters } from '@/lib/notices/mail/unsubscribe/actions'
import { topicsOfLink } from '@/lib/notices/mail/unsubscribe/commands'

export const metadata = { robots: { index: false, follow: false } }

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

/** Ends letters of some kinds by the link in one of them; nobody signs in here, and no name is shown. */
export default still(async function Unsubscribe({ params, searchParams }: Props) {
  const { token } = await params
  const t = await getTranslations('notices')
  const about = topicsOfLink(token)
  const what = about?.map((topic) => t(`topics.${topic}`)) ?? null
  return (
    <StopLetters
      action={endLetters}
      token={token}
      what={what}
      done={(await searchParams).done === '1'}
      more="/account#notices"
    />
  )
})
