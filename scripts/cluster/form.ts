type Fields = Record<string, string>

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }

function plain(text: string): string {
  return text.replace(/&(#?\w+);/g, (all, name) => NAMED[name] ?? all)
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? plain(found[1] ?? '') : undefined
}

type Form = { names: (string | undefined)[]; fields: [string, string][] }

/**
 * The forms of a page: the names of their inputs, and the fields that a browser would send as the server wrote them:
 * hidden ones, and those that are chosen.
 */
function formsIn(html: string): Form[] {
  return [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map(([, form = '']) => {
    const inputs = [...form.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag)
    const fields = inputs.flatMap((tag): [string, string][] => {
      const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
      const sent = type === 'hidden' || (/\schecked\b/.test(tag) && (type === 'radio' || type === 'checkbox'))
      return name !== undefined && sent ? [[name, attribute(tag, 'value') ?? '']] : []
    })
    return { names: inputs.map((tag) => attribute(tag, 'name')), fields }
  })
}

/** The fields of the first form that holds one of this name; null where there is no such form. */
export function fieldsOf(html: string, holding: string): [string, string][] | null {
  return formsIn(html).find(({ names }) => names.includes(holding))?.fields ?? null
}

/** The fields of all forms that are answered by an action of the server, each action's once. */
export function actionsIn(html: string): Map<string, [string, string][]> {
  const found = formsIn(html).flatMap(({ fields }) => {
    const action = fields.map((field) => /[0-9a-f]{42}/.exec(field.join(' '))?.[0]).find(Boolean)
    return action ? [[action, fields] as const] : []
  })
  return new Map(found)
}

/** These fields with what a person filled in; a field that is named replaces what the form had chosen. */
export function filled(fields: [string, string][], typed: Fields): FormData {
  const data = new FormData()
  for (const [name, value] of fields) if (!(name in typed)) data.append(name, value)
  for (const [name, value] of Object.entries(typed)) data.append(name, value)
  return data
}
