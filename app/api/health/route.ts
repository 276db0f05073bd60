import { system } from '@/lib/core/db'

/** Ready when the database answers. */
export async function GET() {
  try {
    await system('service').$queryRaw`select 1`
    return Response.json({ ready: true })
  } catch {
    return Response.json({ ready: false }, { status: 503 })
  }
}
