/** Ticks all boxes of a name in a form, or none of them. */
export function tickAll(form: HTMLFormElement | null, name: string, on: boolean): void {
  const boxes = form?.querySelectorAll<HTMLInputElement>('input[type="checkbox"]') ?? []
  for (const box of boxes) if (box.name === name) box.checked = on
}
