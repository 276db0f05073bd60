import type { ReactNode } from 'react'
import { cookieOf } from '@/lib/core/request'
import { getLocale } from '@/lib/i18n/words'
import { paper, THEME_COOKIE, themeOf } from '@/lib/theme/schema'
import './globals.css'

export default async function Layout({ children }: { children: ReactNode }) {
  const theme = themeOf(await cookieOf(THEME_COOKIE))
  const lang = await getLocale()
  return (
    <html lang={lang} {...(theme !== 'auto' && { 'data-theme': theme })}>
      <head>
        <link rel="icon" href="/icon.svg" />
        <link rel="apple-touch-icon" href="/icons/apple.png" />
        <link rel="manifest" href={`/manifest.webmanifest?lang=${lang}`} />
        {(['light', 'dark'] as const).map((mode) => (
          <meta
            key={mode}
            name="theme-color"
            content={paper[theme === 'auto' ? mode : theme]}
            media={`(prefers-color-scheme: ${mode})`}
          />
        ))}
      </head>
      <body>{children}</body>
    </html>
  )
}
