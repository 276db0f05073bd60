const BEFORE = new Set('prof drs dra dr ir kh h hj hjh ust ustadz ustadzah tgh tgk'.split(' '))
const BEHIND = new Set(
  'spd spdi spdsd mpd mpdi sag mag se sh mh mm msi ssi skom mkom st mt ssos sip sth shum mhum amd ama ba phd gr'.split(
    ' ',
  ),
)
const DOTTED = /^[smadb]\.[a-z]{1,5}(?:\.[a-z]{1,5})*\.?$/
const undotted = (word: string) => word.replaceAll('.', '')

/**
 * A name without degrees and forms of address, for comparing: `Dra. Hj. Siti Ma'rufah, M.Pd.` and `siti marufah` are
 * the same. What would leave nothing stays as it is.
 */
export function bareName(text: string): string {
  const small = text
    .normalize('NFKD')
    .replace(/\p{M}|['’‘`ʼ]/gu, '')
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
  const words = (small.split(',').find((part) => part.trim()) ?? '')
    .replace(/\b([smadb])\.\s+(?=(?:pd|ag|si|sos|e|h|m|kom|t|hum|ip)\b)/g, '$1.')
    .replace(/^\s*(?:(?:prof|drs|dra|dr|ir|kh|hjh|hj|h)\.\s*)+(?=\S)/, '')
    .trim()
    .split(/\s+/)
  while (words.length > 1 && BEFORE.has(undotted(words[0] as string))) words.shift()
  while (words.length > 1 && isDegree(words.at(-1) as string)) words.pop()
  return words
    .join(' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function isDegree(word: string): boolean {
  return DOTTED.test(word) || BEHIND.has(undotted(word))
}

/** True when two names can be one person's: every word of the shorter stands in the longer, or begins a word there. */
export function namesAgree(one: string, other: string): boolean {
  const [short = [], long = []] = [one, other]
    .map((name) => bareName(name).split(' ').filter(Boolean))
    .sort((a, b) => a.length - b.length)
  const fits = (word: string) =>
    long.some((with_) => with_ === word || initial(word, with_) || initial(with_, word))
  return short.length > 0 && short.every(fits)
}

function initial(letter: string, word: string): boolean {
  return letter.length === 1 && word.startsWith(letter)
}
