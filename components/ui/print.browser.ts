// A button that prints cannot work without script, so it is hidden without it.
for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
  button.dataset.print = ''
  button.addEventListener('click', () => window.print())
}
