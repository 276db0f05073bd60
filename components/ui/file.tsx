'use client'
// Reads the errors of the form around it.
import { type Base, Remarks, useBinding } from './field'
import { Script } from './script'

type Props = Base & { accept?: string; megabytes: number; tooLarge: string }

/** One file to be sent with the form around it; one that is too large is told before it is sent. */
export function FileField({ name, label, hint, accept, megabytes, tooLarge }: Props) {
  const { id, error, described } = useBinding({ name, label, hint })
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        name={name}
        accept={accept}
        data-large={tooLarge}
        data-bytes={Math.floor(megabytes * 1024 * 1024)}
        aria-invalid={Boolean(error)}
        aria-describedby={`${described ?? ''} ${id}-large`.trim()}
      />
      <Remarks id={id} hint={hint} error={error} />
      <span id={`${id}-large`} role="alert" className="error" hidden />
      <Script name="file" />
    </div>
  )
}
