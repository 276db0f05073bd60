import { currentViewer } from '@/lib/auth/current'
import { alikeIn } from '@/lib/problems/similar/export'

const LONGEST = 20_000
const headers = { 'Cache-Control': 'private, no-store' }

/** What resembles a report while it is typed. Sent as a body, so that no log keeps its words. */
export async function POST(request: Request) {
  const viewer = await currentViewer()
  if (!viewer) return Response.json({ found: [] }, { status: 401, headers })
  if (!(Number(request.headers.get('content-length')) <= LONGEST))
    return Response.json({ found: [] }, { status: 413, headers })
  const asked: unknown = await request.json().catch(() => ({}))
  return Response.json({ found: await alikeIn(viewer, asked) }, { headers })
}
