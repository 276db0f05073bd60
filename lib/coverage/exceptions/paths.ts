import { activityPath } from '../../activities/paths'
import { queryText } from '../../core/address'
import { dateValue, schoolYearOf } from '../../core/time'
import { maskOf } from '../../objectives/rules'
import type { GroupsAsked } from '../regions/schema'
import { nextSteps, type Step, stepPath } from '../timeline/rules'
import type { Exception } from './rules'

/** Which groups a list of exceptions is narrowed to, as words of its address. */
export function amongWords({ region, kind, subject, name }: GroupsAsked): Record<string, string> {
  return { region, groups: kind, subject, name }
}

/** The list of what stands out, as narrowed as the page from which one goes there. */
export function exceptionsHref(asked: GroupsAsked): string {
  const words = queryText(amongWords(asked))
  return `/coverage/exceptions${words && `?${words}`}`
}

/** Below the group's address, where what stands behind an exception can be read. */
export function behindOf(exception: Exception): string {
  switch (exception.kind) {
    case 'undocumented': {
      const year = schoolYearOf('UTC', dateValue(exception.oldest.on))
      return `/coverage/timeline?year=${year}&part=year`
    }
    case 'nothingHeld':
      return '/programme/actual'
    case 'overdue':
      return '/problems?show=overdue'
    case 'oneSided':
      return `/coverage/${exception.objective}?stage=held&year=${exception.from.slice(0, 4)}&part=year`
    default:
      return '/meetings'
  }
}

const acts = {
  silent: '/meetings/new',
  nothingHeld: '/meetings/new',
  overdue: '/problems/waiting',
  falling: '/polls/new',
  oneSided: '/programme/gaps',
} as const

/** Below the group's address, where an officer does the next thing about it; `step` names it where it depends. */
export function nextOf(exception: Exception): { path: string; step: Step | null } {
  if (exception.kind !== 'undocumented') return { path: acts[exception.kind], step: null }
  const { id, kind, state, minutes } = exception.oldest
  const countedStages = maskOf(['planned', 'held'])
  const [step = null] = nextSteps({ kind, state, minutes, countedStages, over: true, open: false })
  return { path: `${activityPath({ kind, id })}${step ? stepPath(kind, step) : ''}`, step }
}
