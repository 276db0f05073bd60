'use server'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { cameFrom } from '../forms/back'
import { LOCALE_COOKIE, localeOf } from './locale'

/** Changes the language and stays on the page. */
export async function switchLanguage(data: FormData): Promise<void> {
  const jar = await cookies()
  jar.set(LOCALE_COOKIE, localeOf(String(data.get('locale') ?? '')), {
    path: '/',
    maxAge: 31_536_000,
    sameSite: 'lax',
  })
  redirect(await cameFrom())
}
