'use server'
import { redirect } from 'next/navigation'
import { chooseLanguage } from '../auth/account/commands'
import { currentViewer } from '../auth/current'
import { setCookie } from '../core/request'
import { cameFrom } from '../forms/back'
import { LOCALE_COOKIE, localeOf } from './locale'

/** Changes the language and stays on the page; letters to whoever is signed in come in it too. */
export async function switchLanguage(data: FormData): Promise<void> {
  const locale = localeOf(String(data.get('locale') ?? ''))
  const viewer = await currentViewer()
  if (viewer) await chooseLanguage({ viewer, now: new Date() }, locale)
  await setCookie(LOCALE_COOKIE, locale, { path: '/', maxAge: 31_536_000, sameSite: 'lax' })
  redirect(await cameFrom())
}
