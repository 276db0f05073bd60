'use client'
// Only the browser can clear what it keeps; without script nothing was kept there.
import { useEffect } from 'react'
import { forgetAll } from './device'

/** After signing out: what was not handed in does not stay on a device that others use. */
export function ForgetDevice() {
  useEffect(forgetAll, [])
  return null
}
