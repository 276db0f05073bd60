import type { Entry } from './entry'

/** How a person comes in, and lets programs read. */
export const account = {
  api_token: {
    label: { id: 'Kunci untuk program', en: 'Tokens for programs' },
    why: 'Lets a program read what its person may, by a name and until a day that they chose.',
    basis: 'contract',
    keep: 'account',
    own: 'person_id',
    data: 'name scopes token_hash created_at expires_at last_used_at revoked_at',
    plain: 'id',
    closing: 'goes',
  },
} as const satisfies Record<string, Entry>
