'use server'
import { redirect } from 'next/navigation'
import { setCookie } from '../core/request'
import { cameFrom } from '../forms/back'
import { THEME_COOKIE, themeOf } from './schema'

/** Chooses light or dark for this browser, or leaves it to the device, and stays on the page. */
export async function chooseTheme(data: FormData): Promise<void> {
  const chosen = themeOf(String(data.get('theme') ?? ''))
  const auto = chosen === 'auto'
  const maxAge = auto ? 0 : 31_536_000
  await setCookie(THEME_COOKIE, auto ? '' : chosen, { path: '/', maxAge, sameSite: 'lax' })
  redirect(await cameFrom())
}
