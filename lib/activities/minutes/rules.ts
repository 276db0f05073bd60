import { diffIndices } from 'node-diff3'

/** What minutes say: their text, and their decisions as typed, one a line. */
export type Texts = { text: string; decisions: string }
/** Lines of a merged text: settled ones, or what two people wrote in the same place. */
export type Piece = { kept: string[] } | Clash
export type Clash = { mine: string[]; theirs: string[] }
export const choices = ['both', 'mine', 'theirs'] as const
export type Choice = (typeof choices)[number]
export const fields = ['text', 'decisions'] as const

/** Line by line, comparing costs at most lines times lines: beyond this the whole middle counts as changed. */
const MOST_COMPARED = 1_000_000

const linesOf = (text: string) => (text === '' ? [] : text.split('\n'))

/** The texts as they are kept. */
export function tidy({ text, decisions }: Texts): Texts {
  return { text: text.replace(/\r\n?/g, '\n').trim(), decisions: decisionsOf(decisions).join('\n') }
}

/** The decisions of a typed list, in order. */
export function decisionsOf(typed: string): string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

export const sameTexts = (a: Texts, b: Texts) => a.text === b.text && a.decisions === b.decisions

/** Lines `from` to `to` of the old text were replaced by `put`. */
type Hunk = { from: number; to: number; put: string[] }

function hunksOf(old: string[], now: string[]): Hunk[] {
  let head = 0
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1
  let tail = 0
  const rest = Math.min(old.length, now.length) - head
  while (tail < rest && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1
  const middle = [old.slice(head, old.length - tail), now.slice(head, now.length - tail)] as const
  if (!middle[0].length && !middle[1].length) return []
  if (middle[0].length * middle[1].length > MOST_COMPARED)
    return [{ from: head, to: old.length - tail, put: middle[1] }]
  return diffIndices(...(middle as [string[], string[]])).map(({ buffer1: [at, count], buffer2Content }) => ({
    from: head + at,
    to: head + at + count,
    put: buffer2Content as string[],
  }))
}

/** What one side made of some lines. */
function sideOf(old: string[], { from, to }: Pick<Hunk, 'from' | 'to'>, hunks: Hunk[]): string[] {
  let at = from
  const made = hunks.flatMap((hunk) => {
    const lines = [...old.slice(at, hunk.from), ...hunk.put]
    at = hunk.to
    return lines
  })
  return [...made, ...old.slice(at, to)]
}

const before = (a: Hunk | undefined, b: Hunk | undefined) =>
  a !== undefined && (b === undefined || a.from < b.from || (a.from === b.from && a.to < b.to))

/** The next change of either side with all that overlaps it; changes that merely touch stand apart. */
function takeGroup(mine: Hunk[], theirs: Hunk[]) {
  // What was saved first stands first where both put new lines into the same place.
  const first = before(mine[0], theirs[0]) ? mine[0] : theirs[0]
  const group = { from: first?.from ?? 0, to: first?.to ?? 0, mine: [] as Hunk[], theirs: [] as Hunk[] }
  // The same lines put into the same place by both are one change.
  const isFirst = (hunk: Hunk) =>
    hunk.from === first?.from && hunk.to === first.to && hunk.put.join('\n') === first.put.join('\n')
  const taken = (hunk: Hunk | undefined) =>
    hunk !== undefined && (isFirst(hunk) || (hunk.from < group.to && hunk.to > group.from))
  for (let grew = true; grew; ) {
    grew = false
    for (const [waiting, into] of [
      [mine, group.mine],
      [theirs, group.theirs],
    ] as const) {
      while (taken(waiting[0])) {
        const hunk = waiting.shift() as Hunk
        into.push(hunk)
        group.to = Math.max(group.to, hunk.to)
        grew = true
      }
    }
  }
  return group
}

/** True where lines have all of others, in order. */
export function holds(lines: string[], others: string[]): boolean {
  let at = 0
  return others.every((line) => {
    at = lines.indexOf(line, at) + 1
    return at > 0
  })
}

/** Two lines of changes without what one of them wrote on from the other at the same place: that comes once. */
function once(left: Hunk[], right: Hunk[]): [Hunk[], Hunk[]] {
  const without = (some: Hunk[], others: Hunk[]) =>
    some.filter(
      ({ from, to, put }) =>
        !others.some(
          (other) => to === from && other.from === from && other.to === to && holds(other.put, put),
        ),
    )
  const mine = without(left, right)
  return [mine, without(right, mine)]
}

/** Lines that both changed: equal ones are settled, and where their number stayed, each stands for itself. */
function settle(old: string[], mine: string[], theirs: string[]): Piece[] {
  if (mine.join('\n') === theirs.join('\n') && mine.length === theirs.length) return [{ kept: mine }]
  if (mine.length !== old.length || theirs.length !== old.length) return [{ mine, theirs }]
  return old.map((line, i) => {
    const [a, b] = [mine[i] as string, theirs[i] as string]
    if (a === b || b === line) return { kept: [a] }
    return a === line ? { kept: [b] } : { mine: [a], theirs: [b] }
  })
}

/** Merges what two people made of one text. Nothing is left out: lines that both changed come as a clash. */
export function merged(base: string, mine: string, theirs: string): Piece[] {
  const old = linesOf(base)
  const [left, right] = once(hunksOf(old, linesOf(mine)), hunksOf(old, linesOf(theirs)))
  const pieces: Piece[] = []
  let at = 0
  while (left.length || right.length) {
    const group = takeGroup(left, right)
    pieces.push({ kept: old.slice(at, group.from) })
    const [a, b] = [sideOf(old, group, group.mine), sideOf(old, group, group.theirs)]
    if (!group.mine.length) pieces.push({ kept: b })
    else if (!group.theirs.length) pieces.push({ kept: a })
    else pieces.push(...settle(old.slice(group.from, group.to), a, b))
    at = group.to
  }
  return [...pieces, { kept: old.slice(at) }]
}

export const clashesOf = (pieces: Piece[]) => pieces.filter((piece): piece is Clash => !('kept' in piece))

/** The merged text with a choice for each clash, in order; where none was made both stay. */
export function joined(pieces: Piece[], chosen: (Choice | undefined)[] = []): string {
  let at = 0
  const lines = pieces.flatMap((piece) => {
    if ('kept' in piece) return piece.kept
    const choice = chosen[at]
    at += 1
    if (choice === 'mine') return piece.mine
    return choice === 'theirs' ? piece.theirs : [...piece.theirs, ...piece.mine]
  })
  return lines.join('\n')
}

/** A text beside an older one, line by line. */
export function compared(old: string, now: string): { how: 'same' | 'gone' | 'new'; text: string }[] {
  const lines = linesOf(old)
  let at = 0
  const said = (how: 'same' | 'gone' | 'new') => (text: string) => ({ how, text })
  const rows = hunksOf(lines, linesOf(now)).flatMap(({ from, to, put }) => {
    const same = lines.slice(at, from).map(said('same'))
    at = to
    return [...same, ...lines.slice(from, to).map(said('gone')), ...put.map(said('new'))]
  })
  return [...rows, ...lines.slice(at).map(said('same'))]
}

/** Where a caret goes when a text becomes another: it stays in its line. */
export function followed(old: string, now: string, caret: number): number {
  const head = linesOf(old.slice(0, caret))
  const line = Math.max(0, head.length - 1)
  const column = head.at(-1)?.length ?? 0
  const [lines, after] = [linesOf(old), linesOf(now)]
  if (!lines.length) return 0
  const moved = hunksOf(lines, after)
    .filter((hunk) => hunk.to <= line)
    .reduce((sum, hunk) => sum + hunk.put.length - (hunk.to - hunk.from), line)
  const before = after.slice(0, moved).reduce((sum, one) => sum + one.length + 1, 0)
  return Math.min(now.length, before + Math.min(column, after[moved]?.length ?? 0))
}
