// Shows the words that came too late for approved minutes.
import { draftsOf } from './device'

function wordsOf(draft: string): string {
  try {
    const { text, decisions } = JSON.parse(draft).mine
    return [text, decisions].filter(Boolean).join('\n\n')
  } catch {
    return ''
  }
}

for (const part of document.querySelectorAll<HTMLElement>('[data-left]')) {
  const [person = '', activity = ''] = (part.dataset.left ?? '').split(' ')
  const drafts = draftsOf(person, activity)
  const left = drafts.left().map(wordsOf).filter(Boolean)
  part.hidden = !left.length
  part.querySelector('div')?.replaceChildren(
    ...left.map((text) => {
      const said = document.createElement('p')
      Object.assign(said, { className: 'prose sheet', dir: 'auto', textContent: text })
      return said
    }),
  )
  part.querySelector('button')?.addEventListener('click', () => {
    drafts.left()
    drafts.forget()
    part.hidden = true
  })
}
