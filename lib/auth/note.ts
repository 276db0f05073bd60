import 'server-only'
import { env } from '../core/env'
import { cookieOf, setCookie } from '../core/request'
import { isSealOf, sealOf } from '../core/seal'
import { secure } from './token'

/** A few words kept in this browser that it can neither read out by script nor change; `at` is when. */
export type Note = { text: string; at: Date }

const about = (name: string, body: string) => `note ${name} ${body}`

/** The note as the cookie holds it. */
export function sealed(name: string, { text, at }: Note): string {
  const body = Buffer.from(`${at.getTime()} ${text}`).toString('base64url')
  return `${body}.${sealOf(about(name, body), env().NEXTAUTH_SECRET)}`
}

/** The note in a cookie; null when it is older than `minutes`, was changed, or was made for another name. */
export function unsealed(name: string, value: string | undefined, now: Date, minutes: number): Note | null {
  const [body = '', signature = ''] = (value ?? '').split('.')
  if (!isSealOf(about(name, body), signature, env().NEXTAUTH_SECRET)) return null
  const [, time = '', text = ''] =
    Buffer.from(body, 'base64url')
      .toString()
      .match(/^(\d+) (.*)$/s) ?? []
  const age = now.getTime() - Number(time)
  return age >= 0 && age <= minutes * 60_000 ? { text, at: new Date(Number(time)) } : null
}

/** Keeps a note for addresses below `path`. */
export async function putNote(name: string, note: Note, path: string, minutes: number): Promise<void> {
  const options = { httpOnly: true, sameSite: 'lax', secure: secure(), path, maxAge: minutes * 60 } as const
  await setCookie(name, sealed(name, note), options)
}

/** Reads a note and leaves it where it is. */
export async function readNote(name: string, now: Date, minutes: number): Promise<Note | null> {
  return unsealed(name, await cookieOf(name), now, minutes)
}

/** Throws a note away. */
export async function dropNote(name: string, path: string): Promise<void> {
  await setCookie(name, '', { httpOnly: true, sameSite: 'lax', secure: secure(), path, maxAge: 0 })
}

/** Reads a note and throws it away: it counts once. */
export async function takeNote(name: string, path: string, now: Date, minutes: number): Promise<Note | null> {
  const note = await readNote(name, now, minutes)
  await dropNote(name, path)
  return note
}
