import { inMask } from '../../objectives/rules'

export type StepFacts = {
  kind: 'meeting' | 'sharing'
  state: string
  /** Its time has passed. */
  over: boolean
  countedStages: number
  minutes: boolean
  /** Not every action item is done. */
  open: boolean
}

export const steps = [
  'reschedule',
  'wait',
  'hold',
  'attend',
  'lock',
  'minutes',
  'approve',
  'publish',
  'act',
  'finish',
  'prove',
] as const
export type Step = (typeof steps)[number]

function documenting(facts: StepFacts): Step | null {
  const { state, kind, minutes, countedStages, open } = facts
  if (state === 'held') return 'lock'
  if (!inMask(countedStages, 'documented')) {
    if (kind === 'sharing') return 'publish'
    return minutes ? 'approve' : 'minutes'
  }
  if (inMask(countedStages, 'followedUp')) return null
  return open ? 'finish' : 'act'
}

/** What is missing for the next stages of an activity: on the way to followed up, and its evidence. */
export function nextSteps(facts: StepFacts): Step[] {
  const { state, countedStages, over } = facts
  if (state === 'postponed') return ['reschedule']
  if (state === 'scheduled') return [over ? 'hold' : 'wait']
  if (!inMask(countedStages, 'held')) return ['attend']
  const step = documenting(facts)
  const found: Step[] = step ? [step] : []
  return inMask(countedStages, 'evidenced') ? found : [...found, 'prove']
}

const onPage: Partial<Record<Step, string>> = {
  prove: '#evidence',
  hold: '#desk',
  lock: '#desk',
  approve: '#desk',
}
const ofMeeting: Partial<Record<Step, string>> = {
  reschedule: '/change',
  attend: '/attendance',
  minutes: '/minutes',
  act: '/minutes',
  finish: '/minutes',
}
const ofSharing: Partial<Record<Step, string>> = {
  reschedule: '#schedule',
  attend: '#desk',
  publish: '#materials',
  act: '#desk',
  finish: '#actions',
}

/** The part of an activity's page, or its page of its own, on which a step is done. */
export function stepPath(kind: 'meeting' | 'sharing', step: Step): string {
  return onPage[step] ?? (kind === 'meeting' ? ofMeeting : ofSharing)[step] ?? ''
}
