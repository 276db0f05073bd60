// Reads what the form around it was answered with.
import { useField } from '../ui/form'

type Preview = {
  seen: string
  lead: string
  texts: { place: string; text: string }[]
  more: string
  papers: string[]
}

/** The texts as they will be, and the box that confirms them; nothing until the form was sent once. */
export function RedactionPreview(props: { papersTitle: string; papersHint: string; sure: string }) {
  const { value } = useField('preview')
  if (typeof value !== 'string' || !value) return null
  const { seen, lead, texts, more, papers } = JSON.parse(value) as Preview
  return (
    <section className="notice stack" aria-label={lead}>
      <p>
        <strong>{lead}</strong>
      </p>
      <ul className="rows">
        {texts.map(({ place, text }, at) => (
          <li key={`${at} ${place}`}>
            <span className="faint">{place}</span>
            <bdi>{text}</bdi>
          </li>
        ))}
      </ul>
      {more ? <p className="faint">{more}</p> : null}
      {papers.length ? (
        <>
          <p>
            <strong>{props.papersTitle}</strong>
          </p>
          <ul className="list-disc pl-5">
            {papers.map((one) => (
              <li key={one}>
                <bdi>{one}</bdi>
              </li>
            ))}
          </ul>
          <p>{props.papersHint}</p>
        </>
      ) : null}
      <input type="hidden" name="seen" value={seen} />
      <label className="choice bare">
        <input type="checkbox" name="sure" value="yes" />
        <span>{props.sure}</span>
      </label>
    </section>
  )
}
