// Reads what was ticked out of the answer to the form around it.
import { useField } from '@/components/ui/form'

type Column = { name: string; label: string; chosen: string[] }
type Props = {
  words: { caption: string; topic: string }
  channels: Column[]
  topics: { value: string; label: string }[]
}

/** Topics × ways of being told, a plain box each. */
export function TopicTable({ words, channels, topics }: Props) {
  return (
    <table className="answers">
      <caption className="text-left font-semibold pb-1">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.topic}</th>
          {channels.map(({ name, label }) => (
            // A word of the head is not broken on a phone.
            <th key={name} scope="col" id={`by-${name}`} className="[overflow-wrap:normal]">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {topics.map(({ value, label }) => (
          <tr key={value}>
            <th scope="row" id={`of-${value}`} className="min-[23rem]:[overflow-wrap:break-word]">
              {label}
            </th>
            {channels.map((channel) => (
              <td key={channel.name}>
                <Box channel={channel} value={value} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Box({ channel: { name, chosen }, value }: { channel: Column; value: string }) {
  const { value: typed, sent } = useField(name)
  const ticked = sent ? [typed].flat().includes(value) : chosen.includes(value)
  return (
    <label
      className="inline-flex min-h-11 min-w-11 items-center justify-center cursor-pointer"
      key={String(ticked)}
    >
      <input
        type="checkbox"
        className="size-5 accent-(--accent)"
        name={name}
        value={value}
        defaultChecked={ticked}
        aria-labelledby={`of-${value} by-${name}`}
      />
    </label>
  )
}
