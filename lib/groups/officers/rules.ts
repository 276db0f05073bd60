/** What is shown of an office: whose, of what, by which decree, from when to when. */
export const termRow = {
  id: true,
  title: true,
  section: true,
  decreeNumber: true,
  startedOn: true,
  endedOn: true,
  actingFrom: true,
  person: { select: { name: true } },
} as const
