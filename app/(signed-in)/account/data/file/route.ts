import { requireViewer } from '@/lib/auth/current'
import { localeOf } from '@/lib/i18n/locale'
import { asHtml, asJson } from '@/lib/privacy/data/export'
import { ownData } from '@/lib/privacy/data/queries'

/** Everything that is kept about the viewer, as a page or as JSON. */
export async function GET(request: Request) {
  const viewer = await requireViewer()
  const now = new Date()
  const json = new URL(request.url).searchParams.get('as') === 'json'
  const data = await ownData(viewer, now)
  const body = json ? asJson(data, now) : asHtml(data, viewer.name, now, localeOf(viewer.locale))
  return new Response(body, {
    headers: {
      'content-type': json ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
      'content-disposition': `attachment; filename="sanggar-data.${json ? 'json' : 'html'}"`,
      'cache-control': 'private, no-store',
    },
  })
}
