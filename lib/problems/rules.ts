/** The life of a problem. Only its reporter closes or reopens it; that is permission, not state. */
export type ProblemState = 'submitted' | 'takenUp' | 'helped' | 'tried' | 'closed'
export type ProblemStep = 'takeUp' | 'link' | 'return' | 'help' | 'try' | 'close' | 'reopen'

const steps: Record<ProblemStep, Partial<Record<ProblemState, ProblemState>>> = {
  takeUp: { submitted: 'takenUp' },
  link: { submitted: 'takenUp', takenUp: 'takenUp', helped: 'helped', tried: 'tried' },
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
