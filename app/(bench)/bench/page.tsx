import { notFound } from 'next/navigation'
import { system } from '@/lib/core/db'
import { env } from '@/lib/core/env'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

/** The least that a page with one query can be: `npm run bench` measures the others against it. With `?fail` it fails. */
export default async function Bench({ searchParams }: Props) {
  if (!env().SANGGAR_BENCH) notFound()
  if ('fail' in (await searchParams)) throw new Error('A text that nobody may see')
  const region = await system('service').region.findUnique({
    where: { code: '52.03' },
    select: { name: true },
  })
  return <p>{region?.name}</p>
}
