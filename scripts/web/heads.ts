// What an answer tells a browser besides itself: of pages that Next makes by next.config.ts, of others by the web server.

export type Head = { key: string; value: string }

/** Beside each answer. */
export const everywhere: Head[] = [
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), geolocation=()' },
]

/** Of what came over TLS, as the proxy in front of us says. */
export const overTls: Head[] = [{ key: 'Strict-Transport-Security', value: 'max-age=31536000' }]

// Without a nonce: pages stay as quick as they are, and those rendered at build time keep their script.
const policy = (script: string) => ({
  key: 'Content-Security-Policy',
  value: [
    "default-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "img-src 'self' data: blob:",
    "style-src 'self' 'unsafe-inline'",
    `script-src ${script}`,
  ].join('; '),
})

/** What a page may do: one that keeps the framework has scripts of it inside. */
export const framework = policy("'self' 'unsafe-inline'")
/** What a page without the framework may do. */
export const plain = policy("'self'")
