import { Script } from './script'

/** Two buttons that tick all boxes of a name in the form around them, or none; without script each is ticked by hand. */
export function Ticks({ name, words }: { name: string; words: { all: string; none: string } }) {
  return (
    <p className="flex flex-wrap gap-x-5" hidden data-ticks={name}>
      <button type="button" className="plain" value="all">
        {words.all}
      </button>
      <button type="button" className="plain" value="none">
        {words.none}
      </button>
      <Script name="ticks" />
    </p>
  )
}
