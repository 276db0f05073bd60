/** The twelve months of a school year (July to June) as `2026-07` … `2027-06`. */
export function monthsOfYear(schoolYear: number): string[] {
  return Array.from({ length: 12 }, (_, i) => {
    const year = schoolYear + (i < 6 ? 0 : 1)
    return `${year}-${String(((i + 6) % 12) + 1).padStart(2, '0')}`
  })
}

/** The month of a year later, as `2027-08`. */
export function sameMonthNextYear(month: Date): string {
  const [year, number] = month.toISOString().slice(0, 7).split('-')
  return `${Number(year) + 1}-${number}`
}
