/** What others do with a problem that its reporter is told of. */
export const toldKinds = ['takenUp', 'linked', 'returned', 'comment', 'help'] as const
export type ToldKind = (typeof toldKinds)[number]

declare module '../../notices/schema' {
  interface Kinds {
    'problem.takenUp': object
    'problem.linked': object
    'problem.returned': object
    'problem.comment': object
    'problem.help': object
  }
}
