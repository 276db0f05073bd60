import type { Download } from '@/lib/documents/print/queries'
import { download } from '@/lib/export/data'
import { getTranslations } from '@/lib/i18n/words'

/** A PDF to be saved, or a draft to be looked at; not found when there is none for this viewer. */
export async function pdfResponse(found: Download | null, way: 'attachment' | 'inline' = 'attachment') {
  if (!found) {
    const t = await getTranslations('errors')
    const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'private, no-store' }
    return new Response(t('notFound'), { status: 404, headers })
  }
  return new Response(found.body as BodyInit, { headers: download(found.name, 'application/pdf', way) })
}
