// Reads the password out of the answer to the form around it.
import { useField } from '@/components/ui/form'

type Words = { title: string; text: string; account: string; go: string }

/** A password that is shown this once, in the place of the form that made it. */
export function IssuedPassword({ words, email }: { words: Words; email?: string | null }) {
  const { value: password } = useField('password')
  const { value: personId } = useField('personId')
  const { value: typed } = useField('email')
  return (
    <section className="sheet stack" aria-labelledby="issued">
      {/* biome-ignore lint/a11y/noAutofocus: what was asked for is told first, and only once. */}
      <h2 id="issued" autoFocus tabIndex={-1}>
        {words.title}
      </h2>
      <dl className="grid gap-1">
        <dt className="faint">{words.account}</dt>
        <dd>
          <bdi>{email ?? typed}</bdi>
        </dd>
      </dl>
      <p className="issued">{password}</p>
      <p>{words.text}</p>
      <p>
        <a className="button quiet" href={`/admin/people/${personId}`}>
          {words.go}
        </a>
      </p>
    </section>
  )
}
