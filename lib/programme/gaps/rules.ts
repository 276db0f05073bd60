import { type ObjectiveCode, objectiveCodes } from '../../objectives/schema'
import { monthsOfYear } from '../rules'

type Year = {
  schoolYear: number
  /** The month in which we are; what is past cannot be planned any more. */
  month: string
  items: { objective: ObjectiveCode; month: string }[]
  activities: { objective: ObjectiveCode; month: string }[]
}

/** What a year lacks: objectives without an item, and months to come with neither item nor activity. */
export function gapsOf({ schoolYear, month, items, activities }: Year) {
  const objectives = objectiveCodes
    .filter((code) => !items.some((one) => one.objective === code))
    .map((code) => ({ code, held: activities.filter((one) => one.objective === code).length }))
  const busy = new Set([...items, ...activities].map((one) => one.month))
  const months = monthsOfYear(schoolYear).filter((one) => one >= month && !busy.has(one))
  return { objectives, months }
}
