'use client'
// A phone's photos are made smaller before they are sent; without script they go as they are, up to the limit.
import { type ChangeEvent, useState } from 'react'
import { type Base, Remarks, useBinding } from '@/components/ui/field'
import { smaller } from './shrink'

type Words = { working: string; ready: string; tooLarge: string; tooMany: string }
type Props = Base & { megabytes: number; room: number; words: Words }

const MEGABYTE = 1024 * 1024

/** Photos to be sent with the form around it. */
export function PhotoField({ name, label, hint, megabytes, room, words }: Props) {
  const { id, error, described } = useBinding({ name, label, hint })
  const [refused, refuse] = useState('')
  const [said, say] = useState('')
  const shown = refused || error
  async function chosen({ target }: ChangeEvent<HTMLInputElement>) {
    const files = [...(target.files ?? [])]
    refuse(files.length > room ? words.tooMany : '')
    say('')
    if (!files.length) return
    if (files.length > room) {
      target.value = ''
      return
    }
    const button = target.form?.querySelector<HTMLButtonElement>('button[type=submit]')
    if (button) button.disabled = true
    const ready = new DataTransfer()
    for (const [i, file] of files.entries()) {
      say(words.working.replace('[at]', String(i + 1)).replace('[of]', String(files.length)))
      ready.items.add(await smaller(file))
    }
    if (button) button.disabled = false
    const sum = [...ready.files].reduce((all, one) => all + one.size, 0)
    const large = sum > megabytes * MEGABYTE
    refuse(large ? words.tooLarge : '')
    if (large) target.value = ''
    else target.files = ready.files
    const size = `${(sum / MEGABYTE).toFixed(1).replace('.', ',')} MB`
    say(large ? '' : words.ready.replace('[count]', String(files.length)).replace('[size]', size))
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        name={name}
        multiple
        data-live=""
        accept="image/jpeg,image/png,image/webp"
        aria-invalid={Boolean(shown)}
        aria-describedby={refused ? `${id}-hint ${id}-error` : described}
        onChange={chosen}
      />
      <Remarks id={id} hint={hint} error={shown} />
      <p role="status" className="faint">
        {said}
      </p>
    </div>
  )
}
