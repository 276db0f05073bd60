type Stage = 0 | 1 | 2 | 3 | 4 | 5

/** The classes of a bead, for a table whose cells are beads: there each element counts. */
export function beadClass(code: string, stage: Stage): string {
  return `bead bead-${code.toLowerCase()} stage-${stage}`
}

/** One lettered bead of the string of seven, filled by stage in fifths; `label` says the same in words, empty where words stand beside it. */
export function Bead({
  code,
  stage,
  label,
  small,
}: {
  code: string
  stage: Stage
  label: string
  small?: boolean
}) {
  const shape = `${beadClass(code, stage)}${small ? ' small' : ''}`
  const said = label ? { role: 'img', 'aria-label': label, title: label } : { 'aria-hidden': true }
  return (
    <span className={shape} {...said}>
      {code}
    </span>
  )
}

/** The string of seven: how far each objective has come. */
export function Beads({
  items,
  label,
}: {
  items: { code: string; stage: Stage; label: string }[]
  label: string
}) {
  return (
    <ul className="beads" aria-label={label}>
      {items.map((item) => (
        <li key={item.code}>
          <Bead {...item} />
        </li>
      ))}
    </ul>
  )
}
