// Reads the errors of the form around it.
import { useField } from './form'
import { useId } from './scope'

/** A box to tick that is there only when the form asks back. */
export function Sure({ name, label }: { name: string; label: string }) {
  const id = useId()
  const { error } = useField(name)
  if (!error) return null
  return (
    <div className="notice">
      <p id={id} className="error">
        {error}
      </p>
      <label className="choice bare">
        <input type="checkbox" name={name} value="yes" aria-invalid aria-describedby={id} />
        <span>{label}</span>
      </label>
    </div>
  )
}
