// Reads the codes out of the answer to the form around it.
import { useField } from '@/components/ui/form'

/** Codes for paper that are shown this once, in the place of the form that made them. */
export function IssuedCodes({ words }: { words: { title: string; text: string; go: string } }) {
  const { value } = useField('codes')
  return (
    <section className="sheet stack" aria-labelledby="codes">
      {/* biome-ignore lint/a11y/noAutofocus: what was asked for is told first, and only once. */}
      <h2 id="codes" autoFocus tabIndex={-1}>
        {words.title}
      </h2>
      <p>{words.text}</p>
      <ul className="names secret">
        {[value ?? []].flat().map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <p>
        <a className="button quiet" href="/account/factor">
          {words.go}
        </a>
      </p>
    </section>
  )
}
