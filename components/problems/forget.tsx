'use client'
// What was kept in the browser while typing goes when it was sent, or when somebody signs out.
import { useEffect } from 'react'
import { forgetAll, forgetSent, placeOf } from './keep'

/** On the page of one's own problem: its draft in the browser is not needed any more. */
export function ForgetDraft(props: { personId: string; ids: string[]; situation: string }) {
  const { personId, situation } = props
  const places = props.ids.map((id) => placeOf(personId, id)).join(' ')
  useEffect(() => forgetSent(localStorage, places.split(' '), situation), [places, situation])
  return null
}

/** After signing out: nothing of what was typed stays behind. */
export function ForgetDrafts() {
  useEffect(() => forgetAll(localStorage), [])
  return null
}
