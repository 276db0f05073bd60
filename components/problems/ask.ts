// Asks the server what resembles a text while it is typed. No framework here.
const PAUSE = 700
const FEWEST = 12

export type Alike = { href: string; label: string; state: string; note: string }

/** Calls `show` with what resembles the text of a form some moments after it was changed. */
export function whileTyping(form: HTMLFormElement, show: (found: Alike[]) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = ''
  const ask = async () => {
    const data = new FormData(form)
    const text = `${data.get('subject') ?? ''} ${data.get('situation') ?? ''}`.trim()
    if (text.length < FEWEST || text === asked) return
    asked = text
    const body = JSON.stringify({ group: data.get('group'), text })
    const headers = { 'Content-Type': 'application/json' }
    const answer = await fetch('/api/problems/similar', { method: 'POST', headers, body }).catch(() => null)
    const found = answer?.ok ? ((await answer.json().catch(() => null))?.found as Alike[] | undefined) : null
    // A later question has its own answer.
    if (found && asked === text) show(found)
  }
  const soon = ({ target }: Event) => {
    if (!['subject', 'situation'].includes((target as HTMLInputElement).name)) return
    clearTimeout(timer)
    timer = setTimeout(ask, PAUSE)
  }
  form.addEventListener('input', soon)
}
