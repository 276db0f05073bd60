import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'
import { everywhere, framework, overTls } from './scripts/web/heads'

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // scripts/web/server.ts compresses, after it has taken out what a page does not need.
  compress: false,
  // `npm test` checks types; a start on a fresh clone need not do it again.
  typescript: { ignoreBuildErrors: true },
  // A material may weigh 10 MB; the rest is the form around it.
  experimental: {
    serverActions: { bodySizeLimit: '11mb' },
    // Each page is read when it is first asked for: 70 MB less until then, and a start that is the shorter.
    preloadEntriesOnStart: false,
  },
  serverExternalPackages: [
    '@myriaddreamin/typst-ts-node-compiler',
    '@node-rs/argon2',
    '@simplewebauthn/server',
    'graphile-worker',
    'pino',
    'pg',
    'sharp',
  ],
  // A form above the limit would be cut off with an error page; so it never reaches its action.
  redirects: async () =>
    [
      '/groups/:group/sharing/:session',
      '/groups/:group/meetings/:meeting/photos',
      '/groups/:group/problems/:problem',
      '/groups/:group/documents/settings',
      '/groups/:group/programme/import',
      '/groups/:group/members/import',
    ].map((source) => ({
      source,
      has: [
        { type: 'header', key: 'content-length', value: '1(?:1[5-9]|[2-9]\\d)\\d{5}|[2-9]\\d{7}|\\d{9,}' },
      ],
      destination: `${source}?refused=fileTooLarge`,
      statusCode: 303,
    })),
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    {
      // Named with a version of their content.
      source: '/s/:name',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
    // A stored file says its own, stricter policy. While developing there is none: a rule without headers is refused.
    ...(process.env.NODE_ENV === 'production'
      ? [{ source: '/((?!api/files/).*)', headers: [framework] }]
      : []),
    {
      source: '/:path*',
      has: [{ type: 'header', key: 'x-forwarded-proto', value: 'https' }],
      headers: overTls,
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
