import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // A material may weigh 10 MB; the rest is the form around it.
  experimental: { serverActions: { bodySizeLimit: '11mb' } },
  serverExternalPackages: ['@node-rs/argon2', 'graphile-worker', 'pino', 'pg'],
  headers: async () => [
    {
      source: '/:path*',
      headers: [
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'same-origin' },
        { key: 'X-Frame-Options', value: 'DENY' },
        { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
      ],
    },
  ],
}

const withWords = createNextIntlPlugin({
  requestConfig: './lib/i18n/request.ts',
  // Sentences are taken apart once, at build time, instead of at each request.
  experimental: {
    messages: { path: './lib/i18n/messages', locales: 'infer', format: 'json', precompile: true },
  },
})

export default withWords(config)
