import 'server-only'
import NextAuth from 'next-auth'
import { authOptions } from './options'

/** next-auth's own routes: session, CSRF token, providers. */
export function authHandler(request: Request, context: { params: Promise<{ nextauth: string[] }> }) {
  return NextAuth(request as never, context as never, authOptions())
}
