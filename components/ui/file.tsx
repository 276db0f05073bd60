// Reads the errors and values of the form around it.
import { type Base, Remarks, useBinding } from './field'
import { Script } from './script'

type Props = Base & {
  accept: string
  megabytes: number
  /** The group in which the file is sent in parts. */
  groupId: string
  /** Several files, at most so many. */
  room?: number | undefined
  /** Photos are made smaller before they are sent. */
  shrink?: boolean | undefined
  words: Record<string, string>
}

const ARRIVED = /^[0-9a-f-]{36}\//

/**
 * Files to be sent with the form around them. Script sends them in parts that outlive a bad line, and tells of one that
 * is too large; what arrived stays when the form is refused for something else.
 */
export function FileField({ name, label, hint, accept, megabytes, groupId, room, shrink, words }: Props) {
  const { id, error, value, described } = useBinding({ name, label, hint })
  const kept = error ? [] : [value ?? []].flat().filter((one) => ARRIVED.test(one))
  return (
    <div
      className="field upload"
      data-upload={name}
      data-group={groupId}
      data-bytes={Math.floor(megabytes * 1024 * 1024)}
      data-room={room}
      data-shrink={shrink}
      data-words={JSON.stringify(words)}
    >
      <label htmlFor={id}>{label}</label>
      {kept.map((one) => (
        <p key={one} className="faint" data-kept="">
          <input type="hidden" name={name} value={one} />
          {words.arrived?.replace('[name]', one.replace(ARRIVED, ''))}
        </p>
      ))}
      <input
        id={id}
        type="file"
        name={name}
        multiple={room !== undefined}
        accept={accept}
        aria-invalid={Boolean(error)}
        aria-describedby={`${described ?? ''} ${id}-told`.trim()}
      />
      <Remarks id={id} hint={hint} error={error} />
      <span id={`${id}-told`} role="alert" className="error" hidden />
      <progress max={100} value={0} aria-label={words.progress} hidden />
      <p role="status" className="faint" />
      <button type="button" className="plain" hidden>
        {words.stop}
      </button>
      <Script name="file" />
    </div>
  )
}
