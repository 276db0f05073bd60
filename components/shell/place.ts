// A form that leads back to its own page loads it anew, and the browser begins at its top. Who uses keys, or a long list
// on a small screen, goes on where they were; what was said of the deed comes first.

const KEY = 'place'
const STOPS = 'a[href], button, input:not([type=hidden]), select, textarea, summary'
/** Where somebody was: the height of the page, and which of its stops had the keys. */
type Place = { path: string; top: number; stop: number }

const stops = () => [...document.querySelectorAll<HTMLElement>(STOPS)]

/** Remembers the place of each form that is posted from this page. */
export function rememberPlace(): void {
  addEventListener('submit', ({ target, submitter, defaultPrevented }) => {
    if (defaultPrevented || (target as HTMLFormElement).method !== 'post') return
    const place: Place = {
      path: location.pathname,
      top: scrollY,
      stop: stops().indexOf((submitter ?? document.activeElement) as HTMLElement),
    }
    // Browsers let nothing have the keys on a page whose address names a part of it, as after the way past its head.
    if (location.hash) history.replaceState(null, '', location.pathname + location.search)
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
  // A page that was refused, or leads to a part of itself, knows better.
  if (place?.path !== location.pathname || location.hash || document.querySelector('[autofocus]')) return
  // Who was quicker than this script, and presses, scrolled or stands somewhere already, is not moved.
  if (document.querySelector(':active') || scrollY > 0 || document.activeElement !== document.body) return
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
