// Tells of a file that is too large before it is sent: the server would cut the whole form off.
for (const input of document.querySelectorAll<HTMLInputElement>('input[data-bytes]')) {
  const said = document.getElementById(`${input.id}-large`)
  input.addEventListener('change', () => {
    const large = [...(input.files ?? [])].some((file) => file.size > Number(input.dataset.bytes))
    if (large) input.value = ''
    if (said) {
      said.hidden = !large
      said.textContent = large ? (input.dataset.large ?? '') : ''
    }
    input.setAttribute('aria-invalid', String(large))
  })
}
