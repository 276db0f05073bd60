import { z } from 'zod'
import { id, prose, whole } from '../../core/input'

/** What an officer writes for a report, in the order of the paper. */
export const reportParts = ['background', 'aims', 'results', 'followUp', 'impact', 'conclusion'] as const
export type ReportPart = (typeof reportParts)[number]
export type ReportTexts = Record<ReportPart, string>

/** The written parts of a report, for a select. */
export const reportColumns = {
  background: true,
  aims: true,
  results: true,
  followUp: true,
  impact: true,
  conclusion: true,
  version: true,
} as const

const text = prose(6000)
export const reportInput = z.object({
  activityId: id,
  version: whole(0, 1_000_000),
  background: text,
  aims: text,
  results: text,
  followUp: text,
  impact: text,
  conclusion: text,
})
