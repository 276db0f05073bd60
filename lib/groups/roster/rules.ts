import { AppError, type Complaint } from '../../core/errors'
import { parse } from '../../core/input'
import { readEmail, readNip, readNpsn, readNuptk } from '../../people/identifiers/rules'
import { bareName, namesAgree } from '../../people/names/rules'
import { personName } from '../../people/persons/schema'
import { type KnownSchool, schoolOf } from './places/rules'
import type { Row, RowField } from './schema'

/** Somebody who is known. Only who is `inSight` of the officer is ever named to them. */
export type Known = {
  id: string
  name: string
  nip: string | null
  nuptk: string | null
  email: string | null
  /** Addresses of accounts that were merged with this one. */
  formerly?: string[]
  schoolId: string | null
  schoolName: string | null
  member: boolean
  inSight: boolean
}

export type Setting = { people: Known[]; schools: KnownSchool[]; regionCode: string }

export type Entry = {
  name: string
  nip: string | null
  nuptk: string | null
  email: string | null
  schoolId: string | null
  /** A known person; null for a new one. */
  personId: string | null
}

export type Fault = { field: RowField | 'match' } & Complaint
export type Choice = { value: string; name: string; school: string | null }

/**
 * What becomes of a row. `new`: a person is written down and becomes a member. `matched`: somebody known becomes a
 * member. `there`: is one, or stands in an earlier row. `doubtful`: a person must choose. `refused`: cannot be taken
 * as it is. Both of these can be mended in place, or left out.
 */
export type Judged = Row & {
  state: 'new' | 'matched' | 'there' | 'doubtful' | 'refused' | 'skipped' | 'note'
  faults: Fault[]
  shown: Record<RowField, string>
  /** Who it may be; `same` and `new` are further answers where they make sense. */
  choices: Choice[]
  told: Complaint | null
  entry: Entry | null
}

type Mark = { row: number; entry: Entry }

const identifiers = ['nip', 'nuptk', 'email'] as const
const readers = { nip: readNip, nuptk: readNuptk, email: readEmail }
/** What a person has to look at, but did not write wrongly. */
const DOUBTS = new Set(['numberCut', 'numberUnkept', 'unknownSchool', 'ambiguousSchool', 'npsnOther', 'npsn'])

type Numbers = { [F in (typeof identifiers)[number]]: string | null }

/** Two that both have a number, and not the same, are two people. An address one may have several of. */
function apart(one: Numbers, other: Numbers) {
  return (['nip', 'nuptk'] as const).some(
    (field) => one[field] && other[field] && one[field] !== other[field],
  )
}

function nameOf(text: string): { value: string } | { fault: Fault } {
  try {
    return { value: parse(personName, text) }
  } catch (error) {
    const told = error instanceof AppError ? Object.values(error.fields)[0] : undefined
    if (!told) throw error
    return { fault: { field: 'name', ...told } }
  }
}

/** Finds people and schools by what rows say of them. */
class Register {
  private readonly people = new Map<string, Known[]>()
  private readonly marks = new Map<string, Mark[]>()
  readonly places: ReturnType<typeof schoolOf>

  constructor(setting: Setting) {
    for (const one of setting.people) {
      for (const field of identifiers) if (one[field]) put(this.people, `${field} ${one[field]}`, one)
      for (const email of one.formerly ?? []) put(this.people, `email ${email}`, one)
      put(this.people, `name ${bareName(one.name)}`, one)
    }
    this.places = schoolOf(setting.schools, setting.regionCode)
  }

  by(field: string, value: string | null): Known[] {
    return value ? (this.people.get(`${field} ${value}`) ?? []) : []
  }

  /** Earlier rows of this file that bear the same. */
  earlier(field: string, value: string | null): Mark[] {
    return value ? (this.marks.get(`${field} ${value}`) ?? []) : []
  }

  remember(mark: Mark) {
    const { entry } = mark
    for (const field of [...identifiers, 'personId'] as const)
      if (entry[field]) put(this.marks, `${field} ${entry[field]}`, mark)
    put(this.marks, `name ${bareName(entry.name)}`, mark)
  }
}

function put<T>(map: Map<string, T[]>, key: string, value: T) {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

type Verdict = Pick<Judged, 'state'> & Partial<Pick<Judged, 'faults' | 'choices' | 'told' | 'entry'>>
const doubt = (
  key: string,
  choices: Choice[] = [],
  values?: Complaint['values'],
  field: Fault['field'] = 'match',
) => ({ state: 'doubtful', faults: [{ field, key, ...(values && { values }) }], choices }) satisfies Verdict
const choiceOf = (one: Known): Choice => ({ value: one.id, name: one.name, school: one.schoolName })
const word = (value: 'new' | 'same'): Choice => ({ value, name: '', school: null })

/** Known to the register: a member stays one, anybody else becomes one. Nothing of the person is changed. */
function taken(entry: Entry, person: Known): Verdict {
  return { state: person.member ? 'there' : 'matched', entry: { ...entry, personId: person.id } }
}

function byIdentifiers(entry: Entry, match: string, register: Register): Verdict | null {
  const hits = [...new Set(identifiers.flatMap((field) => register.by(field, entry[field])))]
  const [person] = hits
  if (!person) return null
  // By none of their own it is an address that they had.
  const field = identifiers.find((one) => entry[one] && entry[one] === person[one]) ?? 'email'
  if (hits.length > 1 || apart(entry, person)) return doubt('identifiersDiffer', [], undefined, field)
  if (namesAgree(entry.name, person.name)) return taken(entry, person)
  if (!person.inSight) return doubt('knownOtherName', [], undefined, field)
  return match === person.id ? taken(entry, person) : doubt('memberOtherName', [choiceOf(person)])
}

function byName(entry: Entry, match: string, register: Register): Verdict {
  const alike = register.by('name', bareName(entry.name)).filter((one) => !apart(entry, one))
  const seen = alike.filter((one) => one.inSight)
  const chosen = seen.find((one) => one.id === match)
  if (chosen) return taken(entry, chosen)
  if (match === 'new') return { state: 'new', entry }
  const same = seen.filter((one) => one.schoolId === entry.schoolId)
  const [only] = same
  if (only && same.length === 1 && (entry.schoolId || seen.length === 1)) return taken(entry, only)
  if (seen.length) return doubt('namesake', [...seen.map(choiceOf), word('new')])
  const elsewhere = alike.some((one) => entry.schoolId && one.schoolId === entry.schoolId)
  return elsewhere ? doubt('knownElsewhere', [word('new')]) : { state: 'new', entry }
}

/** The same number or address twice in a file. */
function byEarlierNumber(entry: Entry, register: Register): Verdict | null {
  const field = identifiers.find((one) => register.earlier(one, entry[one]).length)
  const [marked] = field ? register.earlier(field, entry[field]) : []
  if (!marked) return null
  const { row } = marked
  if (apart(marked.entry, entry)) return doubt('rowIdentifiers', [], { row }, field)
  return namesAgree(marked.entry.name, entry.name) ? sameAs(row) : doubt('rowOtherName', [], { row }, field)
}

/** The same name twice in a file, with and without degrees as often as not. */
function byEarlierName(entry: Entry, match: string, register: Register): Verdict | null {
  const twin = register
    .earlier('name', bareName(entry.name))
    .find(
      ({ entry: one }) =>
        !apart(one, entry) && (!one.schoolId || !entry.schoolId || one.schoolId === entry.schoolId),
    )
  if (!twin || match === 'new') return null
  const choices = [word('same'), word('new')]
  return match === 'same' ? sameAs(twin.row) : doubt('rowNamesake', choices, { row: twin.row })
}

function sameAs(row: number): Verdict {
  return { state: 'there', told: { key: 'rowSame', values: { row } } }
}

function judged(row: Row, register: Register): Judged {
  const text = (field: RowField) => row.chosen[field] ?? row.given[field] ?? ''
  const shown: Judged['shown'] = {
    name: text('name'),
    nip: text('nip'),
    nuptk: text('nuptk'),
    email: text('email'),
    school: text('school'),
    npsn: text('npsn'),
  }
  const base: Judged = { ...row, state: 'note', shown, faults: [], choices: [], told: null, entry: null }
  if (row.note !== undefined) return base
  if (row.skip) return { ...base, state: 'skipped' }
  const faults: Fault[] = []
  const entry: Entry = { name: '', nip: null, nuptk: null, email: null, schoolId: null, personId: null }
  const name = nameOf(shown.name)
  if ('fault' in name) faults.push(name.fault)
  else entry.name = name.value
  for (const field of identifiers) {
    const read = readers[field](shown[field])
    if (read.key === undefined) entry[field] = read.value
    else faults.push({ field, key: read.key })
  }
  const npsn = readNpsn(shown.npsn)
  if (npsn.key === undefined) {
    const place = register.places({ school: shown.school, npsn: npsn.value })
    if ('key' in place) faults.push(place)
    else entry.schoolId = place.schoolId
  } else faults.push({ field: 'npsn', key: npsn.key })
  if (faults.length)
    return { ...base, state: faults.every(({ key }) => DOUBTS.has(key)) ? 'doubtful' : 'refused', faults }
  return { ...base, ...settled(row, entry, register) }
}

function settled(row: Row, entry: Entry, register: Register): Verdict {
  const match = row.chosen.match ?? ''
  const verdict =
    byEarlierNumber(entry, register) ??
    byIdentifiers(entry, match, register) ??
    byName(entry, match, register)
  if (!verdict.entry) return verdict
  const { personId } = verdict.entry
  const [again] = register.earlier('personId', personId)
  if (again) return sameAs(again.row)
  const twin = personId ? null : byEarlierName(entry, match, register)
  if (twin) return twin
  register.remember({ row: row.row, entry: verdict.entry })
  return verdict
}

/** What becomes of each row of a roster, in their order. */
export function judge(rows: Row[], setting: Setting): Judged[] {
  const register = new Register(setting)
  return rows.map((row) => judged(row, register))
}

/** How many rows are in each state. */
export function tally(rows: Judged[]): Record<Judged['state'], number> {
  const counts = { new: 0, matched: 0, there: 0, doubtful: 0, refused: 0, skipped: 0, note: 0 }
  for (const { state } of rows) counts[state] += 1
  return counts
}

/** The schools that rows name and nobody knows, each with how often, the commonest first. */
export function unknownSchools(rows: Judged[]): { said: string; count: number }[] {
  const counts = new Map<string, number>()
  for (const { faults, shown } of rows)
    if (faults.some(({ key }) => key === 'unknownSchool' || key === 'ambiguousSchool') && shown.school)
      counts.set(shown.school, (counts.get(shown.school) ?? 0) + 1)
  return [...counts].map(([said, count]) => ({ said, count })).sort((a, b) => b.count - a.count)
}
