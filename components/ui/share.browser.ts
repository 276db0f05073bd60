// Sharing and copying need the browser; without script the text can be marked and copied by hand.
for (const button of document.querySelectorAll<HTMLElement>('[data-share]')) {
  button.hidden = !('share' in navigator)
  button.addEventListener('click', () =>
    navigator.share({ text: button.dataset.share ?? '' }).catch(() => undefined),
  )
}
for (const button of document.querySelectorAll<HTMLElement>('[data-copy]')) {
  button.hidden = !('clipboard' in navigator)
  button.addEventListener('click', () =>
    navigator.clipboard.writeText(button.dataset.copy ?? '').then(
      () => {
        const said = button.querySelector('[role=status]')
        if (said) said.textContent = button.dataset.copied ?? ''
      },
      () => undefined,
    ),
  )
}
