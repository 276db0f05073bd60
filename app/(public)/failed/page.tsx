import { Failure } from '@/components/shell/failure'
import { still } from '@/components/ui/still'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** What the web server sends in place of a page that failed; `code` is the one under which the cause was logged. */
export default still(async function Failed({ searchParams }: Props) {
  const { code } = await searchParams
  return <Failure code={typeof code === 'string' && /^\w{1,20}$/.test(code) ? code : '–'} />
})
