type Fields = Record<string, string>

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" }

function plain(text: string): string {
  return text.replace(/&(#?\w+);/g, (all, name) => NAMED[name] ?? all)
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)
  return found ? plain(found[1] ?? '') : undefined
}

/**
 * The fields that a browser would send of the first form that holds one of this name, as the server wrote them: hidden
 * ones, and those that are chosen. Null where there is no such form.
 */
export function fieldsOf(html: string, holding: string): [string, string][] | null {
  for (const [, form = ''] of html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)) {
    const inputs = [...form.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag)
    const names = inputs.map((tag) => attribute(tag, 'name'))
    if (!names.includes(holding)) continue
    return inputs.flatMap((tag): [string, string][] => {
      const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
      const sent = type === 'hidden' || (/\schecked\b/.test(tag) && (type === 'radio' || type === 'checkbox'))
      return name !== undefined && sent ? [[name, attribute(tag, 'value') ?? '']] : []
    })
  }
  return null
}

/** These fields with what a person filled in; a field that is named replaces what the form had chosen. */
export function filled(fields: [string, string][], typed: Fields): FormData {
  const data = new FormData()
  for (const [name, value] of fields) if (!(name in typed)) data.append(name, value)
  for (const [name, value] of Object.entries(typed)) data.append(name, value)
  return data
}
