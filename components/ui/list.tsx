type Words = Record<string, string | null | undefined>

function query(words: Words) {
  const given = Object.entries(words).filter(([, value]) => value)
  return `?${new URLSearchParams(given as [string, string][])}`
}

/** One box to search a list with; `keep` is what else the list is narrowed by. */
export function SearchForm(props: { label: string; submit: string; q: string; keep?: Words; hint?: string }) {
  return (
    <search>
      <form method="get" className="flex flex-wrap gap-x-3 gap-y-2 items-end">
        {Object.entries(props.keep ?? {}).map(([name, value]) =>
          value ? <input key={name} type="hidden" name={name} value={value} /> : null,
        )}
        <label className="field grow basis-40 max-w-xl">
          <span className="font-semibold">{props.label}</span>
          <input type="search" name="q" defaultValue={props.q} maxLength={100} />
        </label>
        <button type="submit" className="button quiet">
          {props.submit}
        </button>
        {props.hint ? <small className="faint basis-full">{props.hint}</small> : null}
      </form>
    </search>
  )
}

/** The ways to narrow a list, each a link; the one in use is marked. */
export function Ways(props: {
  label: string
  name: string
  chosen: string
  keep?: Words
  ways: { value: string; label: string }[]
}) {
  return (
    <nav aria-label={props.label} className="places">
      <ul>
        {props.ways.map(({ value, label }) => (
          <li key={value}>
            <a
              href={query({ ...props.keep, [props.name]: value })}
              aria-current={value === props.chosen ? 'true' : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** To the next page of a list that is paged by key, and back to its beginning. */
export function Pages(props: {
  words: { next: string; first: string; label: string }
  next: string | undefined
  after: string | null
  keep: Words
}) {
  if (!props.next && !props.after) return null
  return (
    <nav aria-label={props.words.label} className="flex flex-wrap gap-3">
      {props.after ? (
        <a className="button quiet" href={query(props.keep)}>
          {props.words.first}
        </a>
      ) : null}
      {props.next ? (
        <a className="button quiet" href={query({ ...props.keep, after: props.next })}>
          {props.words.next}
        </a>
      ) : null}
    </nav>
  )
}
