import { currentViewer } from '@/lib/auth/current'
import { saveAs } from '@/lib/files/names'
import { openedFile } from '@/lib/files/queries'
import { readBytes } from '@/lib/files/store'
import { getTranslations } from '@/lib/i18n/words'

type Props = { params: Promise<{ file: string }> }

const guarded = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'",
  'Cache-Control': 'private, no-store',
}

async function missing() {
  const t = await getTranslations('errors')
  const headers = { ...guarded, 'Content-Type': 'text/plain; charset=utf-8' }
  return new Response(t('notFound'), { status: 404, headers })
}

/** A stored file, always to be saved and never shown in the page's own origin. */
export async function GET(_: Request, { params }: Props) {
  const viewer = await currentViewer()
  const file = viewer && (await openedFile(viewer, (await params).file, new Date()))
  const bytes = file && (await readBytes(file.id))
  if (!file || !bytes) return missing()
  return new Response(bytes, {
    headers: {
      ...guarded,
      'Content-Type': file.type === 'text/plain' ? 'text/plain; charset=utf-8' : file.type,
      'Content-Length': String(file.bytes),
      'Content-Disposition': saveAs(file.name),
    },
  })
}
