// What changes by the clock is asked for again without a flash; without script the page reloads itself.
const AGAIN = 5_000
const place = document.querySelector<HTMLElement>('[data-renew]')
const stale = document.querySelector<HTMLElement>('[data-stale]')

async function renew() {
  const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => null)
  const html = answer?.ok ? await answer.text() : ''
  const fresh = new DOMParser().parseFromString(html, 'text/html').querySelector<HTMLElement>('[data-renew]')
  if (html && !fresh && place?.dataset.ends) return location.reload()
  if (place && fresh) {
    place.replaceChildren(...fresh.childNodes)
    place.dataset.renew = fresh.dataset.renew
  }
  // Nothing out of date stands on the screen: a code of a minute ago is no code.
  if (place) place.hidden = !fresh
  if (stale) stale.hidden = Boolean(fresh)
  setTimeout(renew, fresh ? Number(place?.dataset.renew) : AGAIN)
}
setTimeout(renew, Number(place?.dataset.renew))
