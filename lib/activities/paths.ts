type Sent = Record<string, string | string[]>

/** Where an activity is shown, below the address of its group. */
export function activityPath({ kind, id }: { kind: 'meeting' | 'sharing'; id: string }): string {
  return `/${kind === 'meeting' ? 'meetings' : 'sharing'}/${id}`
}

/** A part of an address as a form named it; nonsense leads to a page that is not there, and nowhere else. */
const part = (sent: Sent, name: string) => String(sent[name]).match(/^[\w-]{1,100}$/)?.[0] ?? '-'

/** The page of the group that a form belongs to. */
export function groupPath(sent: Sent): string {
  return `/groups/${part(sent, 'group')}`
}

/** The list of meetings of its group. */
export function meetingsPath(sent: Sent): string {
  return `${groupPath(sent)}/meetings`
}

/** The page of the meeting that a form belongs to. */
export function meetingPath(sent: Sent): string {
  return `${meetingsPath(sent)}/${part(sent, 'activityId')}`
}

/** The page of its agenda. */
export function agendaPath(sent: Sent): string {
  return `${meetingPath(sent)}/agenda`
}

/** The page of its attendance list, on the day of the form. */
export function listPath(sent: Sent): string {
  return `${meetingPath(sent)}/attendance${sent.dayId ? `?day=${part(sent, 'dayId')}` : ''}`
}

/** The page of its code, on the day of the form. */
export function codePath(sent: Sent): string {
  return `${meetingPath(sent)}/code?day=${part(sent, 'dayId')}`
}
