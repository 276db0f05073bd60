// A key is made and used by the browser alone: it asks for one, puts the answer into the form and sends it on.
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser'

for (const around of document.querySelectorAll<HTMLElement>('[data-passkey]')) {
  around.hidden = !browserSupportsWebAuthn()
  const form = around.querySelector('form')
  const field = around.querySelector<HTMLInputElement>('input[name=answer]')
  form?.addEventListener('submit', async (event) => {
    if (!field || field.value) return
    event.preventDefault()
    const ask = around.dataset.way === 'add' ? startRegistration : startAuthentication
    try {
      const answer = await ask({ optionsJSON: JSON.parse(around.dataset.passkey ?? '') })
      field.value = JSON.stringify(answer)
      form.requestSubmit()
    } catch {
      const said = around.querySelector('[role=status]')
      if (said) said.textContent = around.dataset.failed ?? ''
    }
  })
}
