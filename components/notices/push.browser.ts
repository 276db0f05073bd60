// A browser alone can ask its owner and subscribe: its answer goes into the form and is sent on.
import { canSubscribe, subscribe } from './subscription'

for (const around of document.querySelectorAll<HTMLElement>('[data-push]')) {
  const form = around.querySelector('form')
  const field = around.querySelector<HTMLInputElement>('input[name=answer]')
  const say = (what: 'unsupported' | 'denied' | 'failed') => {
    const said = around.querySelector('[role=status]')
    if (said) said.textContent = around.dataset[what] ?? ''
  }
  if (!canSubscribe()) {
    if (form) form.hidden = true
    say('unsupported')
  } else if (Notification.permission === 'denied') say('denied')
  form?.addEventListener('submit', async (event) => {
    if (!field || field.value) return
    event.preventDefault()
    try {
      if ((await Notification.requestPermission()) !== 'granted') return say('denied')
      field.value = JSON.stringify(await subscribe(around.dataset.push ?? ''))
      form.requestSubmit()
    } catch {
      say('failed')
    }
  })
}
