import { redirect } from 'next/navigation'
import { AppError } from '@/lib/core/errors'
import { unsubscribe } from '@/lib/notices/mail/unsubscribe/commands'

type Context = { params: Promise<{ token: string }> }

/** The one click of a mail program (RFC 8058): a bare POST, without cookies. */
export async function POST(_request: Request, { params }: Context) {
  try {
    await unsubscribe((await params).token, new Date())
  } catch (error) {
    if (error instanceof AppError) return new Response(null, { status: 404 })
    throw error
  }
  return new Response(null, { status: 200 })
}

/** Programs that look into each link must not end anything: a person is asked. */
export async function GET(_request: Request, { params }: Context) {
  redirect(`/unsubscribe/${encodeURIComponent((await params).token)}`)
}
