/** A label and what stands behind it, a line each. */
export type Fact = { label: string; value: string[] }
export type Signer = { role: string; name: string }
/** `logo` is the key of a stored file, or empty. */
export type Head = { above: string[]; name: string; lines: string[]; logo: string }

type Common = {
  name: string
  head: Head
  /** Place and date. */
  written: string
  signers: Signer[]
  facts: Fact[]
}

export type AgendaLine = { title: string; minutes: string; outcome: string }
export type Invitation = Common & {
  kind: 'invitation'
  title: string
  attachment: string
  to: string[]
  agenda: AgendaLine[]
  note: string
}

/** `signs`: this person's signature belongs there. An empty mark: nobody was marked yet. */
export type SheetRow = { name: string; school: string; mark: string; signs: boolean }
export type Attendance = Common & {
  kind: 'attendance'
  numbered: boolean
  days: { heading: string; rows: SheetRow[]; sum: string }[]
}

export type Minutes = Common & {
  kind: 'minutes'
  agenda: AgendaLine[]
  text: string
  decisions: string[]
  actions: { text: string; owner: string; due: string }[]
}

export type Report = Common & {
  kind: 'report'
  title: string
  sections: { title: string; text: string; facts: Fact[]; items: string[] }[]
  /** `file` is the key of a stored picture. Older reports have none. */
  photos?: { file: string; caption: string; alt: string }[]
}

export type Statement = Common & { kind: 'statement'; who: Fact[]; role: string; jp: number }

/** What a paper says, in the words that are printed. The paper is Indonesian, whatever language its reader chose. */
export type Paper = Invitation | Attendance | Minutes | Report | Statement

/** What only an issued paper has. */
export type Seal = { number: string; code: string; url: string }

/** An issued paper as it is kept: enough to print it anew, byte for byte. */
export type Content = { title: string; paper: Paper; seal: Seal }

/** The little of a document that the public check repeats. */
export type Shown = {
  group: string
  title: string
  startsAt: string
  endsAt: string
  zone: string
  jp: number | null
  name: string | null
}
