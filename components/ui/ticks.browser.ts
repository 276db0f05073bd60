// Ticking all of a long list at once.
import { tickAll } from './ticks'

for (const place of document.querySelectorAll<HTMLElement>('[data-ticks]')) {
  place.hidden = false
  for (const button of place.querySelectorAll('button'))
    button.addEventListener('click', () =>
      tickAll(button.form, place.dataset.ticks ?? '', button.value === 'all'),
    )
}
