/** The life of a problem. Only its reporter closes or reopens it; that is permission, not state. */
export type ProblemState = 'draft' | 'submitted' | 'takenUp' | 'helped' | 'tried' | 'closed'
export type ProblemStep =
  | 'submit'
  | 'takeUp'
  | 'link'
  | 'join'
  | 'return'
  | 'help'
  | 'try'
  | 'close'
  | 'reopen'

type Steps = Partial<Record<ProblemState, ProblemState>>
const waiting: Steps = { submitted: 'takenUp', takenUp: 'takenUp', helped: 'helped', tried: 'tried' }

const steps: Record<ProblemStep, Steps> = {
  submit: { draft: 'submitted' },
  takeUp: { submitted: 'takenUp' },
  link: waiting,
  join: waiting,
  return: { takenUp: 'submitted', helped: 'helped', tried: 'tried', submitted: 'submitted' },
  help: { submitted: 'helped', takenUp: 'helped', helped: 'helped', tried: 'tried' },
  try: { submitted: 'tried', takenUp: 'tried', helped: 'tried', tried: 'tried' },
  close: { submitted: 'closed', takenUp: 'closed', helped: 'closed', tried: 'closed' },
  reopen: { closed: 'submitted' },
}

/** The state after a step, or null when the step does not fit the state. */
export function after(state: ProblemState, step: ProblemStep): ProblemState | null {
  return steps[step][state] ?? null
}

/** The steps that fit a state, for the buttons of a page. */
export function possibleSteps(state: ProblemState): ProblemStep[] {
  return (Object.keys(steps) as ProblemStep[]).filter((step) => after(state, step) !== null)
}

/** True while something may still be done about a problem. */
export function isOpen(state: ProblemState): boolean {
  return state !== 'draft' && state !== 'closed'
}

type Shown = { visibility: 'group' | 'officers'; hideName: boolean; groupId: string; reporterId: string }

/**
 * May this person read who reported it? The reporter always, officers of the group where it was reported;
 * peers and supervisors neither of a problem for officers nor where the reporter asked for it.
 */
export function readsName(
  viewer: { personId: string; officerOf: string[] },
  problem: Shown & { referred: boolean },
): boolean {
  if (viewer.personId === problem.reporterId) return true
  if (viewer.officerOf.includes(problem.groupId) && !problem.referred) return true
  return problem.visibility === 'group' && !problem.hideName
}

type Had = { reporterId: string; followers: { personId: string }[] }

/** Everyone besides its reporter who has a problem too, each once: who said so, and who reported it again. */
export function alsoHave(problem: Had & { duplicates: Had[] }): string[] {
  const all = [problem, ...problem.duplicates].flatMap((one) => [
    one.reporterId,
    ...one.followers.map((follower) => follower.personId),
  ])
  return [...new Set(all)].filter((personId) => personId !== problem.reporterId)
}
