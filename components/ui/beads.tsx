import type { CSSProperties } from 'react'

type Stage = 0 | 1 | 2 | 3 | 4 | 5

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
  const shape = `bead bead-${code.toLowerCase()}${small ? ' small' : ''}${stage ? '' : ' none'}`
  return (
    <span
      className={shape}
      style={{ '--stage': stage } as CSSProperties}
      {...(label ? { role: 'img', 'aria-label': label, title: label } : { 'aria-hidden': true })}
    >
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
