// Shows what the form around it was answered: both texts where two wrote the same lines.
import { useField } from '@/components/ui/form'
import { type Choice, type Clash, choices, fields } from '@/lib/activities/minutes/rules'
import type { Clashes } from './sync'

export type ClashWords = {
  title: string
  mine: string
  theirs: string
  nothing: string
  choose: string
  choice: Record<Choice, string>
}

/** For each place that two wrote: both texts side by side, and a choice that begins with keeping both. */
function ClashList({ clashes, words }: { clashes: Clashes; words: ClashWords }) {
  return (
    <section className="notice stack" aria-label={words.title} data-answered="">
      <p className="font-bold">{words.title}</p>
      {fields.flatMap((field) =>
        clashes[field].map((clash, i) => (
          <ClashItem
            key={`${field}${i.toString()}`}
            name={`choice.${field}.${i}`}
            clash={clash}
            words={words}
          />
        )),
      )}
    </section>
  )
}

/** One place; without `clash` the shape that script fills in. */
export function ClashItem(props: { name: string; clash?: Clash; words: ClashWords }) {
  const { name, clash, words } = props
  return (
    <fieldset className="stack">
      <legend className="sr-only">{words.choose}</legend>
      <div className="clash">
        {(['theirs', 'mine'] as const).map((side) => (
          <div key={side}>
            <p className="faint">{words[side]}</p>
            <p className="prose" dir="auto" data-side={side}>
              {clash?.[side].join('\n') || <em>{words.nothing}</em>}
            </p>
          </div>
        ))}
      </div>
      <p className="marks">
        {choices.map((choice) => (
          <label key={choice}>
            <input type="radio" name={name} value={choice} defaultChecked={choice === 'both'} />
            {words.choice[choice]}
          </label>
        ))}
      </p>
    </fieldset>
  )
}

/** What the writer started from: a refused form comes back with its own, not with what is newest. */
export function FromInput({ name, value }: { name: string; value: string }) {
  const sent = useField(name).value
  return <input type="hidden" name={name} defaultValue={typeof sent === 'string' ? sent : value} />
}

/** The answer of a form that was sent without script. */
export function AnsweredClash({ words }: { words: ClashWords }) {
  const clashes = useField('clashes').value
  const against = useField('against').value
  if (typeof clashes !== 'string' || typeof against !== 'string') return null
  return (
    <>
      <input type="hidden" name="against" value={against} />
      <ClashList clashes={JSON.parse(clashes) as Clashes} words={words} />
    </>
  )
}
