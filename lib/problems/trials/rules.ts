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

const before: Record<string, ProblemState> = {
  help: 'helped',
  takenUp: 'takenUp',
  linked: 'takenUp',
}

/** Where a problem stands without its trials, by the last event that moved it. */
export function withoutTrial(lastEvent: string | undefined): ProblemState {
  return before[lastEvent ?? ''] ?? 'submitted'
}
