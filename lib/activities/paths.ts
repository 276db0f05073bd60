type Sent = Record<string, string | string[]>

const part = (sent: Sent, name: string) => encodeURIComponent(String(sent[name]))

/** The page of the meeting that a form belongs to. */
export function meetingPath(sent: Sent): string {
  return `/groups/${part(sent, 'group')}/meetings/${part(sent, 'activityId')}`
}

/** The page of its attendance list, on the day of the form. */
export function listPath(sent: Sent): string {
  return `${meetingPath(sent)}/attendance${sent.dayId ? `?day=${part(sent, 'dayId')}` : ''}`
}
