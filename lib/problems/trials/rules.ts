import type { ProblemState } from '../rules'

// Words that stand after "siswa" with a capital letter and are no name.
const NO_NAME = 'Kelas|Sekolah|Dasar|Indonesia|Islam|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Tahun'

const patterns = [
  /\b[Bb]ernama\s+\p{L}/u,
  /\b(?:[Nn]ama(?:nya)?(?:\s+(?:siswa|murid|anak))?|[Aa]nanda|[Ii]nisial|[Aa]\.n\.)\s*:?\s+["“']?\p{Lu}/u,
  new RegExp(
    String.raw`\b(?:[Ss]iswa|[Mm]urid|[Aa]nak|[Pp]eserta didik)(?:\s+(?:saya|kami|itu))?,?\s+(?!(?:${NO_NAME})\b)\p{Lu}\p{Ll}+`,
    'u',
  ),
  /\bNISN?\b/,
]

/** True when a text looks as if it named a pupil: a hint for its writer, never a refusal. */
export function mentionsPupil(...texts: string[]): boolean {
  return texts.some((text) => patterns.some((pattern) => pattern.test(text)))
}

const took = ['takenUp', 'linked', 'joined']
const gave = ['returned', 'left']
const began = ['reported', 'reopened', 'referralAccepted']

/**
 * Where a problem stands without its trials, by the kinds of its events in order: help stays help, whatever followed;
 * what was taken up waits again when the last one stepped back. `held`: a colleague or an agenda still has it.
 */
export function withoutTrial(events: string[], held: boolean): ProblemState {
  const since = events.slice(events.findLastIndex((kind) => began.includes(kind)) + 1)
  if (since.some((kind) => kind === 'help' || kind === 'contact')) return 'helped'
  const last = since.findLast((kind) => took.includes(kind) || gave.includes(kind))
  return last && (took.includes(last) || held) ? 'takenUp' : 'submitted'
}
