import { acceptedEvidence, type ObjectiveCode, type Stage, stages } from './schema'

/** What the stages of one activity depend on. */
export type StageFacts = {
  kind: 'meeting' | 'sharing'
  state: string
  objective: ObjectiveCode
  presentCount: number
  publishedMaterials: number
  doneActionItems: number
  trials: number
  evidenceKinds: string[]
}

/** States of an activity that stands on the schedule or stood there; the others plan nothing. */
export const onSchedule = ['scheduled', 'postponed', 'held', 'locked', 'approved'] as const
const afterHeld = ['held', 'locked', 'approved']

/**
 * The stages that an activity is in, by the table of stages in the product rules.
 * A cancelled activity is in none; its programme item counts again by itself.
 */
export function stagesOf(facts: StageFacts): Stage[] {
  if (!(onSchedule as readonly string[]).includes(facts.state)) return []
  const reached: Stage[] = ['planned']
  if (!afterHeld.includes(facts.state) || facts.presentCount === 0) return reached
  reached.push('held')
  const locked = facts.state === 'locked' || facts.state === 'approved'
  const shared = facts.kind === 'sharing' && facts.publishedMaterials > 0
  const documented = locked && (facts.state === 'approved' || shared)
  if (documented) reached.push('documented')
  if (documented && (facts.doneActionItems > 0 || facts.trials > 0)) reached.push('followedUp')
  const accepted: readonly string[] = acceptedEvidence[facts.objective]
  if (facts.evidenceKinds.some((kind) => accepted.includes(kind))) reached.push('evidenced')
  return reached
}

/** The stages reached as one number: a bit each. */
export function maskOf(reached: Stage[]): number {
  return reached.reduce((mask, stage) => mask | (1 << stages.indexOf(stage)), 0)
}

/** True when the stage's bit stands in the mask. */
export function inMask(mask: number, stage: Stage): boolean {
  return (mask & (1 << stages.indexOf(stage))) !== 0
}

/** All masks in which a stage stands, for a filter of the database. */
export function masksWith(stage: Stage): number[] {
  return Array.from({ length: 1 << stages.length }, (_, mask) => mask).filter((mask) => inMask(mask, stage))
}

/** The furthest stage in a mask of stages, 0 (none) to 5 (evidenced): the filling of a bead. */
export function stageNumber(mask: number): 0 | 1 | 2 | 3 | 4 | 5 {
  return (32 - Math.clz32(mask)) as 0 | 1 | 2 | 3 | 4 | 5
}
