/** `10.32`, and the day before it where that is not today. */
export function clockAt(at: number): string {
  const [then, now] = [new Date(at), new Date()]
  const two = (number: number) => String(number).padStart(2, '0')
  const clock = `${two(then.getHours())}.${two(then.getMinutes())}`
  if (then.toDateString() === now.toDateString()) return clock
  const day = new Intl.DateTimeFormat(document.documentElement.lang, { day: 'numeric', month: 'short' })
  return `${day.format(then)}, ${clock}`
}
