import { localeOf } from '@/lib/i18n/locale'
import { wordsIn } from '@/lib/i18n/sentences'
import { paper } from '@/lib/theme/schema'

const icon = (name: string, size: number, purpose: string) => ({
  src: `/icons/${name}.png`,
  sizes: `${size}x${size}`,
  type: 'image/png',
  purpose,
})

/** What a phone reads to put Sanggar among its applications, in the language of the page that named it. */
export function GET(request: Request): Response {
  const locale = localeOf(new URL(request.url).searchParams.get('lang') ?? undefined)
  const t = wordsIn(locale, 'offline')
  const manifest = {
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    name: 'Sanggar',
    short_name: 'Sanggar',
    description: t('manifest'),
    lang: locale,
    dir: 'ltr',
    background_color: paper.light,
    theme_color: paper.light,
    categories: ['education', 'productivity'],
    icons: [
      icon('192', 192, 'any'),
      icon('512', 512, 'any'),
      icon('maskable', 512, 'maskable'),
      { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
    ],
  }
  const headers = { 'Content-Type': 'application/manifest+json', 'Cache-Control': 'public, max-age=86400' }
  return new Response(JSON.stringify(manifest), { headers })
}
