'use server'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cameFrom } from '../forms/back'
import { THEME_COOKIE, themeOf } from './schema'

/** Chooses light or dark for this browser, or leaves it to the device, and stays on the page. */
export async function chooseTheme(data: FormData): Promise<void> {
  const chosen = themeOf(String(data.get('theme') ?? ''))
  const jar = await cookies()
  if (chosen === 'auto') jar.delete(THEME_COOKIE)
  else jar.set(THEME_COOKIE, chosen, { path: '/', maxAge: 31_536_000, sameSite: 'lax' })
  redirect(await cameFrom())
}
