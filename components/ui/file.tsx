'use client'
// Tells of a file that is too large before it is sent: the server would cut the whole form off.
import { useState } from 'react'
import { type Base, Remarks, useBinding } from './field'

type Props = Base & { accept?: string; megabytes: number; tooLarge: string }

/** One file to be sent with the form around it. */
export function FileField({ name, label, hint, accept, megabytes, tooLarge }: Props) {
  const { id, error, described } = useBinding({ name, label, hint })
  const [refused, setRefused] = useState(false)
  const said = refused ? tooLarge : error
  const describing = refused ? `${id}-hint ${id}-error` : described
  return (
    <p className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        data-live=""
        name={name}
        accept={accept}
        aria-invalid={Boolean(said)}
        aria-describedby={describing}
        onChange={({ target }) => {
          const large = (target.files?.[0]?.size ?? 0) > megabytes * 1024 * 1024
          if (large) target.value = ''
          setRefused(large)
        }}
      />
      <Remarks id={id} hint={hint} error={said} />
    </p>
  )
}
