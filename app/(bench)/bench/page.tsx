import { notFound } from 'next/navigation'
import { db } from '@/lib/core/db'
import { env } from '@/lib/core/env'

export const dynamic = 'force-dynamic'

/** The least that a page with one query can be: `npm run bench` measures the others against it. */
export default async function Bench() {
  if (!env().SANGGAR_BENCH) notFound()
  const region = await db().region.findUnique({ where: { code: '52.03' }, select: { name: true } })
  return <p>{region?.name}</p>
}
