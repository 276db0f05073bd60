import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { draftsOf } from '@/components/activities/minutes/device'
import { keepForm } from '@/components/problems/keep'
import { forgetDevice } from '@/components/shell/device'

/** A browser's storage: its keys are its own properties. */
class Room {
  getItem(key: string) {
    return (this as never as Record<string, string>)[key] ?? null
  }
  setItem(key: string, text: string) {
    Object.assign(this, { [key]: text })
  }
  removeItem(key: string) {
    Reflect.deleteProperty(this, key)
  }
}

/** As much of a form's field as is asked of it. */
class Field {
  type = 'text'
  constructor(
    readonly name: string,
    public value: string,
  ) {}
}

let room: Room & Storage
beforeEach(() => {
  vi.useFakeTimers()
  room = new Room() as never
  vi.stubGlobal('localStorage', room)
  for (const name of ['HTMLInputElement', 'HTMLTextAreaElement', 'HTMLSelectElement'])
    vi.stubGlobal(name, Field)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('signing out takes what was typed into reports and minutes, and nothing of another program', () => {
  room.setItem('sanggar.draft.sari.g', '{}')
  draftsOf('sari', 'a').keep('{}')
  room.setItem('other', 'stays')
  forgetDevice()
  expect({ ...room }).toEqual({ other: 'stays' })
})

test('a report that was sent or lies in the outbox is not written into the open by a keystroke just before', () => {
  const field = new Field('situation', 'Bu Ani')
  const form = Object.assign(new EventTarget(), { elements: [field] }) as never as HTMLFormElement
  keepForm(form, room, 'sanggar.draft.x', false)
  form.dispatchEvent(new Event('input'))
  vi.advanceTimersByTime(1_000)
  expect(Object.keys(room)).toEqual(['sanggar.draft.x'])
  field.value = 'Bu Ani.'
  form.dispatchEvent(new Event('input'))
  form.dispatchEvent(new Event('sent'))
  vi.advanceTimersByTime(1_000)
  expect(Object.keys(room)).toEqual([])
})

test('minutes that lie sealed go from the open, unless more was written since', () => {
  const drafts = draftsOf('sari', 'a')
  drafts.keep('one')
  drafts.keep('two')
  drafts.drop('one')
  expect(Object.values(room)).toEqual(['two'])
  drafts.drop('two')
  expect(Object.values(room)).toEqual([])
})
