// Shows what resembles a report while it is typed.
import { type Alike, whileTyping } from './ask'

function show(place: HTMLElement, found: Alike[]) {
  const [list, part, row] = ['ul', 'section', 'template'].map((name) => place.querySelector(name))
  list?.replaceChildren(
    ...found.map(({ href, label, state, note }) => {
      const item = ((row as HTMLTemplateElement).content.cloneNode(true) as DocumentFragment)
        .firstElementChild as Element
      const [name, helped] = item.querySelectorAll('bdi')
      item.querySelector('a')?.setAttribute('href', href)
      item.querySelector('.badge')?.replaceChildren(state)
      name?.replaceChildren(label)
      if (note) helped?.replaceChildren(note)
      else item.querySelector('p')?.remove()
      return item
    }),
  )
  place.querySelector('.notice')?.remove()
  part?.toggleAttribute('hidden', !found.length)
}

for (const place of document.querySelectorAll<HTMLElement>('[data-alike]')) {
  const form = place.closest('form')
  if (form) whileTyping(form, (found) => show(place, found))
}
