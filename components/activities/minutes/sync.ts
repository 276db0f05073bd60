import {
  type Choice,
  type Clash,
  clashesOf,
  holds,
  joined,
  merged,
  sameTexts,
  type Texts,
  tidy,
} from '@/lib/activities/minutes/rules'

/** Minutes as the server has them. */
export type Saved = Texts & { version: number }
type Current = Saved & { open: boolean; by: string; clock: string }
/** A save whose outcome is not known: sent again as it was, under the same key, it counts once. */
type Pending = Saved & { key: string }
export type Draft = { base: Saved; pending: Pending | null; mine: Texts }
export type Clashes = Record<keyof Texts, Clash[]>

/** What the writer is told; `kept` says whether this device holds what the server does not have. */
export type Status =
  | { kind: 'saving' | 'clash' | 'over' | 'away' }
  | { kind: 'saved'; clock: string }
  | { kind: 'merged'; by: string; clock: string }
  | { kind: 'offline' | 'failed' | 'restored'; kept: boolean }
  | { kind: 'refused'; message: string; kept: boolean }

/** The page around it: its fields, its device and its network. */
export type Host = {
  read: () => Texts
  write: (texts: Texts) => void
  say: (status: Status) => void
  /** Shows what two wrote in the same lines, or nothing any more. */
  ask: (clashes: Clashes | null) => void
  /** The version and texts that further changes start from. */
  based: (base: Saved) => void
  /** Answers false when the device holds nothing. */
  keep: (draft: string) => boolean
  forget: () => void
  /** What earlier pages of this person left on the device. */
  left: () => string[]
  send: (method: 'GET' | 'PUT', query: string, body?: object) => Promise<Answer>
  key: () => string
}
export type Answer = { status: number; data: Record<string, unknown> }

const QUIET = 1_200
const LONGEST_WAIT = 6_000
const SLOWEST = 30_000

/** What several pages left of one text, as one draft: an earlier state of the same words does not come twice. */
export function together([first, ...others]: Draft[]): Draft | null {
  if (!first) return null
  const both = (base: string, mine: string, so: string) => {
    const [a, b] = [so.split('\n'), mine.split('\n')]
    if (holds(a, b)) return so
    return holds(b, a) ? mine : joined(merged(base, mine, so))
  }
  const mine = others.reduce(
    (so, { base, mine }) => ({
      text: both(base.text, mine.text, so.text),
      decisions: both(base.decisions, mine.decisions, so.decisions),
    }),
    first.mine,
  )
  return { ...first, mine }
}

/** Saves minutes as they are typed, and brings in what others write; no word is dropped on the way. */
export function startSync(host: Host, start: Saved) {
  let base = start
  let pending: Pending | null = null
  let theirs: Current | null = null
  let busy: Promise<boolean> | null = null
  let ended = false
  let failures = 0
  let typedAt = 0
  let waitsSince = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const dirty = () => pending !== null || !sameTexts(tidy(host.read()), base)
  const keep = () => host.keep(JSON.stringify({ base, pending, mine: host.read() } satisfies Draft))

  function plan(wait: number) {
    clearTimeout(timer)
    if (!ended) timer = setTimeout(save, wait)
  }

  function settleOn(saved: Saved) {
    base = { version: saved.version, text: saved.text, decisions: saved.decisions }
    host.based(base)
  }

  function fail(status: Status) {
    failures += 1
    host.say(status)
    plan(Math.min(SLOWEST, 1_000 * 2 ** failures))
    return false
  }

  /** Brings what others wrote together with what stands here; the writer is asked where both changed a line. */
  function meet(current: Current, chosen?: Record<keyof Texts, Choice[]>) {
    const mine = host.read()
    const pieces = {
      text: merged(base.text, mine.text, current.text),
      decisions: merged(base.decisions, mine.decisions, current.decisions),
    }
    const clashes = { text: clashesOf(pieces.text), decisions: clashesOf(pieces.decisions) }
    if (!chosen && clashes.text.length + clashes.decisions.length > 0) {
      theirs = current
      keep()
      host.ask(clashes)
      host.say({ kind: 'clash' })
      return
    }
    const together = {
      text: joined(pieces.text, chosen?.text),
      decisions: joined(pieces.decisions, chosen?.decisions),
    }
    if (!sameTexts(together, mine)) host.write(together)
    theirs = null
    host.ask(null)
    settleOn(current)
    host.say({ kind: 'merged', by: current.by, clock: current.clock })
    if (!dirty()) return host.forget()
    keep()
    plan(QUIET)
  }

  function over() {
    ended = true
    clearTimeout(timer)
    if (dirty()) keep()
    host.say({ kind: 'over' })
    return false
  }

  function heard({ status, data }: Answer): boolean {
    if (status === 200 && pending) {
      settleOn({ ...pending, version: Number(data.version) })
      pending = null
      failures = 0
      waitsSince = 0
      if (dirty()) {
        keep()
        plan(QUIET)
        return false
      }
      host.forget()
      host.say({ kind: 'saved', clock: String(data.clock ?? '') })
      return true
    }
    if (status === 0 || status >= 500) return fail({ kind: status ? 'failed' : 'offline', kept: keep() })
    // Whatever is refused was not carried out; what stands here is sent anew.
    pending = null
    if (status === 409 && data.key === 'minutesApproved') return over()
    if (status === 409 && data.current) {
      meet(data.current as Current)
      if (!theirs) plan(0)
      return false
    }
    return fail({ kind: 'refused', message: String(data.message ?? ''), kept: keep() })
  }

  /** Answers whether everything that stands here is with the server. */
  async function save(): Promise<boolean> {
    clearTimeout(timer)
    if (busy) return busy
    if (ended || theirs) return false
    if (!dirty()) {
      host.forget()
      return true
    }
    pending ??= { key: host.key(), version: base.version, ...tidy(host.read()) }
    keep()
    host.say({ kind: 'saving' })
    busy = host.send('PUT', '', pending).then((answer) => {
      busy = null
      // Nobody is there any more: what was kept before stays, and nothing is kept anew.
      return ended ? false : heard(answer)
    })
    return busy
  }

  /** Asks whether somebody else wrote; what one is typing at this moment is not disturbed. */
  async function look(now: number) {
    if (ended || busy || pending || now - typedAt < QUIET) return
    const known = (theirs ?? base).version
    const { status, data } = await host.send('GET', `?version=${known}`)
    if (ended || busy || pending) return
    if (status === 401 || status === 403 || status === 404) {
      host.say({ kind: 'refused', message: String(data.message ?? ''), kept: !dirty() || keep() })
      return
    }
    if (status !== 200) {
      if (!dirty()) host.say({ kind: 'away' })
      return
    }
    if (data.open === false) over()
    else if (typeof data.text === 'string' && Number(data.version) > known) meet(data as Current)
    else if (dirty() && !theirs) plan(0)
  }

  function typed(now: number) {
    typedAt = now
    waitsSince ||= now
    keep()
    if (ended) return
    // Who writes on in lines that clash sees both texts as they now are.
    if (theirs) return meet(theirs)
    if (failures === 0) host.say({ kind: 'saving' })
    if (!busy && failures === 0) plan(Math.max(0, Math.min(QUIET, waitsSince + LONGEST_WAIT - now)))
  }

  /** Takes up again what an earlier page could not hand in. */
  function restore() {
    const drafts = host.left().flatMap((text) => draftOf(text) ?? [])
    const one = together(drafts.filter(({ mine }) => !sameTexts(tidy(mine), start)))
    if (!one) return host.forget()
    base = one.base
    pending = one.pending
    host.write(one.mine)
    host.based(base)
    host.say({ kind: 'restored', kept: keep() })
    plan(0)
  }

  restore()
  if (!pending && dirty()) plan(QUIET)
  return {
    typed,
    look,
    save,
    choose: (chosen: Record<keyof Texts, Choice[]>) => theirs && meet(theirs, chosen),
    /** What the server has not taken; null when it has all. */
    open: (): Draft | null => (dirty() ? { base, pending, mine: host.read() } : null),
    /** True while closing the page would lose words: the server has not taken them, and the device cannot. */
    atRisk: () => dirty() && !keep(),
    end: () => {
      ended = true
      clearTimeout(timer)
    },
  }
}

function draftOf(text: string): Draft | null {
  try {
    const draft = JSON.parse(text) as Draft
    return typeof draft.mine.text === 'string' && typeof draft.base.version === 'number' ? draft : null
  } catch {
    return null
  }
}
