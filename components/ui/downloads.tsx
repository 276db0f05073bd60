/** One line of links that save a page as a file, and below it what the files hold. */
export function Downloads(props: {
  label: string
  hint: string
  files: { kind: string; label: string; href: string }[]
}) {
  return (
    <nav aria-label={props.label} className="downloads">
      <span aria-hidden="true">{props.label}</span>
      <ul>
        {props.files.map(({ kind, label, href }) => (
          <li key={kind}>
            <a href={href} download className="badge" aria-label={`${props.label} ${label}`}>
              {label}
            </a>
          </li>
        ))}
      </ul>
      <small className="faint">{props.hint}</small>
    </nav>
  )
}
