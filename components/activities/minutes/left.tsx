import { Script } from '@/components/ui/script'

type Props = { person: string; activity: string; words: { title: string; discard: string } }

/** What only this device holds, where the minutes were approved before it could be handed in: to be copied into a correction or thrown away. */
export function LeftOver({ person, activity, words }: Props) {
  return (
    <section className="notice stack" hidden data-left={`${person} ${activity}`}>
      <p className="font-bold">{words.title}</p>
      <div className="stack" />
      <p>
        <button type="button" className="button quiet">
          {words.discard}
        </button>
      </p>
      <Script name="left" />
    </section>
  )
}
