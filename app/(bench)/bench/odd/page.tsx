import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { signIn } from '@/lib/auth/actions'
import { env } from '@/lib/core/env'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** A page with something in it that only React makes, for journeys: Next makes it whole. With `?fail` it fails. */
export default still(async function Odd({ searchParams }: Props) {
  if (!env().SANGGAR_BENCH) notFound()
  if ('fail' in (await searchParams)) throw new Error('A text that nobody may see')
  return (
    <main>
      <object data="/icon.svg" aria-label="Sanggar" />
      <ActionForm action={signIn} submit="Masuk" />
    </main>
  )
})
