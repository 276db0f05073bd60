/** What deeds are about, by the first word of their commands. `readings` are one command alone. */
export const areas = {
  readings: [],
  problems: ['problem', 'helper', 'referral', 'trial'],
  meetings: [
    'activity',
    'actionItem',
    'agenda',
    'attendance',
    'checkIn',
    'date',
    'draft',
    'evidence',
    'guest',
    'invitation',
    'minutes',
    'photo',
    'poll',
    'series',
  ],
  sharing: ['sharing', 'adoption', 'call', 'library', 'material', 'presenter'],
  programme: ['programme'],
  documents: ['document', 'letterhead', 'report'],
  group: [
    'assignment',
    'competence',
    'group',
    'joining',
    'membership',
    'officer',
    'redaction',
    'roster',
    'supervision',
    'school',
  ],
  accounts: [
    'account',
    'api',
    'consent',
    'coverage',
    'feed',
    'file',
    'mail',
    'notice',
    'person',
    'retention',
  ],
} as const satisfies Record<string, readonly string[]>
export type Area = keyof typeof areas

/** Kept, and shown to nobody here: what one reads oneself, drafts that are their writer's alone, steps of a sending. */
export const quiet = [
  'file.begin',
  'notice.read',
  'notice.readAll',
  'problem.draft',
  'problem.changeDraft',
  'problem.dropDraft',
]

/** Answers that are given without a name: that they were given is shown, by whom is not. */
export const nameless = ['sharing.feedback', 'competence.answer']

type Line = { command: string; slug: string | null; isProblem: boolean; activityKind: string | null }

/** The page of the record, for the kinds that have one under its key. */
export function pathOf({ slug, isProblem, activityKind }: Line, subjectId: string | null): string | null {
  if (!slug || !subjectId) return null
  if (isProblem) return `/groups/${slug}/problems/${subjectId}`
  if (!activityKind) return null
  return `/groups/${slug}/${activityKind === 'sharing' ? 'sharing' : 'meetings'}/${subjectId}`
}
