import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getLocale } from 'next-intl/server'
import type { ReactNode } from 'react'
import { THEME_COOKIE, themeOf } from '@/lib/theme/schema'
import './globals.css'

export const metadata: Metadata = {
  icons: '/icon.svg',
}

export default async function Layout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang={await getLocale()} {...(theme !== 'auto' && { 'data-theme': theme })}>
      <body>{children}</body>
    </html>
  )
}
