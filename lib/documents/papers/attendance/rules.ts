import { among } from '../../../activities/invitations/rules'
import { whenRange } from '../../../core/time'
import type { Gathered } from '../queries'
import type { SheetRow } from '../schema'

/** Lines for those who come without being on the list. */
const SPARE = 6
const marks = {
  present: 'Hadir',
  excused: 'Izin',
  sick: 'Sakit',
  onDuty: 'Tugas luar',
  absent: 'Alpa',
} as const
type Row = Gathered['attendance'][number]

/** What stands in the remarks of an attendance list. */
export function markOf({ status, late }: Pick<Row, 'status' | 'late'>): string {
  return status === 'present' && late ? 'Terlambat' : marks[status]
}

function heading(day: Gathered['days'][number], zone: string) {
  return whenRange('id', zone, day.startsAt, day.endsAt)
}

function sumOf(rows: Row[]): string {
  const of = (status: Row['status']) => rows.filter((row) => row.status === status).length
  const late = rows.filter((row) => row.status === 'present' && row.late).length
  const others = (['excused', 'sick', 'onDuty', 'absent'] as const)
    .filter((status) => of(status))
    .map((status) => `${marks[status].toLowerCase()} ${of(status)}`)
  const present = `Hadir ${of('present')} dari ${rows.length} orang`
  return `${[late ? `${present} (${late} terlambat)` : present, ...others].join('; ')}.`
}

/** The attendance as it was recorded, day by day. */
export function filledDays({ days, attendance, group }: Gathered) {
  return days.map((day) => {
    const rows = attendance.filter((row) => row.dayId === day.id)
    return {
      heading: heading(day, group.zone),
      sum: sumOf(rows),
      rows: rows.map((row) => ({
        name: row.person.name,
        school: row.person.school?.name ?? '',
        mark: markOf(row),
        signs: row.status === 'present',
      })),
    }
  })
}

/** The members who are invited, by name; all of them where nobody chose. */
export function invitedMembers({ group, invitees }: Pick<Gathered, 'group' | 'invitees'>) {
  const members = group.memberships.map(({ personId, person }) => ({ ...person, id: personId }))
  return among(members, invitees)
}

/** The same list empty, to be signed in the room: all who are invited, and lines for others. */
export function emptyDays({ days, group, invitees }: Gathered) {
  const rows: SheetRow[] = [
    ...invitedMembers({ group, invitees }).map(({ name, school }) => ({
      name,
      school: school?.name ?? '',
      mark: '',
      signs: true,
    })),
    ...Array.from({ length: SPARE }, () => ({ name: '', school: '', mark: '', signs: true })),
  ]
  return days.map((day) => ({ heading: heading(day, group.zone), sum: '', rows }))
}

/** Who was present on at least one day, by name, with the days of each. */
export function presentPeople({ days, attendance }: Gathered) {
  const people = new Map<string, { personId: string; name: string; school: string; days: Gathered['days'] }>()
  for (const row of attendance) {
    const day = days.find((one) => one.id === row.dayId)
    if (row.status !== 'present' || !day) continue
    const { name, school } = row.person
    const found = people.get(row.personId) ?? {
      personId: row.personId,
      name,
      school: school?.name ?? '',
      days: [],
    }
    found.days.push(day)
    people.set(row.personId, found)
  }
  return [...people.values()].map((one) => ({
    ...one,
    days: one.days.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
  }))
}
