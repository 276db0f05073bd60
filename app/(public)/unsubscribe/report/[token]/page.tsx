import { StopLetters } from '@/components/mail/stop'
import { still } from '@/components/ui/still'
import { endReport } from '@/lib/coverage/orders/actions'
import { endsOrder } from '@/lib/coverage/orders/commands'
import { getTranslations } from '@/lib/i18n/words'

export const metadata = { robots: { index: false, follow: false } }

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

/** Ends a monthly report by the link in it; nobody signs in here, and nothing of it is shown. */
export default still(async function StopReport({ params, searchParams }: Props) {
  const { token } = await params
  const t = await getTranslations('mail.report')
  const what = endsOrder(token) ? [t('name')] : null
  const done = (await searchParams).done === '1'
  return <StopLetters action={endReport} token={token} what={what} done={done} more="/coverage/orders" />
})
