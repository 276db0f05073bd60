import { Fragment } from 'react'

export type PresenterRow = { id: string; name: string; person: { name: string } | null }

/** Names of presenters in one line, each with its own reading direction. */
export function Names({ presenters }: { presenters: PresenterRow[] }) {
  return presenters.map((one, i) => (
    <Fragment key={one.id}>
      {i ? ' · ' : null}
      <bdi>{one.person?.name ?? one.name}</bdi>
    </Fragment>
  ))
}
