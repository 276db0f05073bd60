import type { Entry } from './entry'

export const platform = {
  audit_entry: {
    why: 'Who did what, to answer for it.',
    basis: 'obligation',
    keep: 'audit',
    own: 'person_id',
    data: 'at command subject_id detail',
    plain: 'id group_id lane number hash',
    closing: 'key',
  },
  sent_form: {
    why: 'A form sent twice is carried out once.',
    basis: 'interest',
    keep: 'forms',
    own: 'person_id',
    data: 'command result at',
    plain: 'key',
    closing: 'goes',
  },
  transfer: {
    why: 'A file that is being sent in parts.',
    basis: 'contract',
    keep: 'transfers',
    own: 'person_id',
    data: 'size print expires_at',
    plain: 'id group_id',
    closing: 'goes',
  },
  file: {
    why: 'Files of meetings, problems and materials.',
    basis: 'contract',
    keep: 'group',
    own: 'added_by_id',
    data: 'name at',
    plain: 'id group_id type bytes sha256',
    closing: 'key',
  },
  redaction: {
    why: 'Who blanked words, to answer for it.',
    basis: 'obligation',
    keep: 'group',
    own: 'by_id',
    data: 'at reason count',
    plain: 'id group_id',
    closing: 'key',
  },
} as const satisfies Record<string, Entry>
