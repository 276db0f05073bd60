/** A valid trial, to be changed by a test. */
export function trial(problemId: string) {
  return {
    problemId,
    grade: 'II',
    triedOn: '2026-08-10',
    tried: 'Membagi biji ke dalam gelas.',
    happened: 'Sebagian besar murid dapat menjelaskan langkahnya.',
    activityId: '',
    figures: null,
  }
}

/** Valid figures of a class, to be changed by a test. */
export const figures = {
  measure: 'mean' as const,
  pupils: '28',
  instrument: 'Ulangan harian pembagian',
  before: '61,5',
  after: '74,25',
  beforeOn: '2026-07-20',
  afterOn: '2026-08-12',
}
