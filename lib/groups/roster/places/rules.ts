import { schoolKey, typedNpsn } from '../../../people/schools/rules'

export type KnownSchool = { id: string; npsn: string | null; name: string; regionCode: string }
type Said = { school: string; npsn: string | null }
type Place = { schoolId: string | null } | { field: 'school' | 'npsn'; key: string }

/** The number that a row says, or that its school's line begins with. */
export const npsnSaid = ({ school, npsn }: Said) => npsn ?? typedNpsn(school.trim())

/**
 * Finds the school that a row means: by its number, else by its name, where one in the group's own region goes before
 * others. Nothing said is no school; nothing found is a doubt, as schools are written down by administrators.
 */
export function schoolOf(schools: KnownSchool[], regionCode: string): (said: Said) => Place {
  const byNpsn = new Map(schools.flatMap((one) => (one.npsn ? [[one.npsn, one]] : [])))
  const byName = Map.groupBy(schools, (one) => schoolKey(one.name))
  const home = (one: KnownSchool) =>
    one.regionCode === regionCode || one.regionCode.startsWith(`${regionCode}.`)
  return (said) => {
    const npsn = npsnSaid(said)
    const numbered = npsn ? byNpsn.get(npsn) : undefined
    if (numbered) return { schoolId: numbered.id }
    const key = schoolKey(said.school)
    if (!key) return said.npsn ? { field: 'npsn', key: 'unknownSchool' } : { schoolId: null }
    const named = byName.get(key) ?? []
    const near = named.filter(home)
    const [one, another] = near.length ? near : named
    if (!one) return { field: 'school', key: 'unknownSchool' }
    if (another) return { field: 'school', key: 'ambiguousSchool' }
    return said.npsn && one.npsn ? { field: 'npsn', key: 'npsnOther' } : { schoolId: one.id }
  }
}
