// A form that leads back to its own page loads it anew, and the browser begins at its top. Who uses keys, or a long list
// on a small screen, goes on where they were; what was said of the deed comes first.

const KEY = 'place'
const STOPS = 'a[href], button, input:not([type=hidden]), select, textarea, summary'
/** Where somebody was: the height of the page, and which of its stops had the keys. */
type Place = { path: string; hash: string; top: number; stop: number }

const stops = () => [...document.querySelectorAll<HTMLElement>(STOPS)]

/** Remembers the place of each form that is posted from this page. */
export function rememberPlace(): void {
  addEventListener('submit', ({ target, submitter, defaultPrevented }) => {
    if (defaultPrevented || (target as HTMLFormElement).method !== 'post') return
    const place: Place = {
      path: location.pathname,
      hash: location.hash,
      top: scrollY,
      stop: stops().indexOf((submitter ?? document.activeElement) as HTMLElement),
    }
    try {
      sessionStorage.setItem(KEY, JSON.stringify(place))
    } catch {}
  })
}

function remembered(): Place | null {
  try {
    const text = sessionStorage.getItem(KEY)
    sessionStorage.removeItem(KEY)
    return text ? JSON.parse(text) : null
  } catch {
    return null
  }
}

/** Goes on there, where this is the page again. */
export function takePlace(): void {
  const place = remembered()
  const begins = document.querySelector<HTMLElement>('[autofocus]')
  // Browsers leave it alone where the address names a part of the page, as it does after the way past its head.
  if (begins && document.activeElement === document.body) begins.focus()
  // A page that leads to a part of itself knows better.
  if (begins || place?.path !== location.pathname || place.hash !== location.hash) return
  const said = document.querySelector<HTMLElement>('main .notice[role=status]:not([hidden])')
  if (said) {
    said.tabIndex = -1
    said.focus()
    return
  }
  scrollTo(0, place.top)
  // What was taken away has left its place to the next.
  const all = stops()
  const stop = all[Math.min(place.stop, all.length - 1)]
  const shut = stop?.closest('details:not([open])')?.querySelector('summary')
  const next = shut ?? stop
  next?.focus()
}
