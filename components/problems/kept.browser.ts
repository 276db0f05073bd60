// Keeps what is typed in the browser, so that a closed one loses nothing.
import { keepForm } from './keep'

for (const said of document.querySelectorAll<HTMLElement>('[data-draft]')) {
  const form = said.closest('form')
  const { draft: place = '', fresh } = said.dataset
  if (!form) continue
  said.hidden = !keepForm(form, localStorage, place, fresh === 'true')
  said.querySelector('button')?.addEventListener('click', () => {
    localStorage.removeItem(place)
    form.reset()
    said.hidden = true
    form.querySelector<HTMLElement>('input:not([type=hidden])')?.focus()
  })
}
