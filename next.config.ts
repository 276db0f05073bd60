import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // A material may weigh 10 MB; the rest is the form around it.
  experimental: { serverActions: { bodySizeLimit: '11mb' } },
  serverExternalPackages: [
    '@myriaddreamin/typst-ts-node-compiler',
    '@node-rs/argon2',
    'graphile-worker',
    'pino',
    'pg',
  ],
  // A form above the limit would be cut off with an error page; so it never reaches its action.
  redirects: async () =>
    ['/groups/:group/sharing/:session', '/groups/:group/documents/settings'].map((source) => ({
      source,
      has: [
        { type: 'header', key: 'content-length', value: '1(?:1[5-9]|[2-9]\\d)\\d{5}|[2-9]\\d{7}|\\d{9,}' },
      ],
      destination: `${source}?refused=fileTooLarge`,
      statusCode: 303,
    })),
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

export default createNextIntlPlugin('./lib/i18n/request.ts')(config)
