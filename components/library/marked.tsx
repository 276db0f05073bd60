/** A text with what was looked for marked in it; every part is a text of people. */
export function Marked({ parts }: { parts: { text: string; hit: boolean }[] }) {
  return <bdi>{parts.map(({ text, hit }, i) => (hit ? <mark key={i}>{text}</mark> : text))}</bdi>
}
