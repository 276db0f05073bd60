import 'server-only'
import { redirect } from 'next/navigation'
import { AppError } from '../core/errors'
import { answer } from '../forms/answer'
import { telling } from '../forms/posted'
import { valuesOf } from '../forms/state'

/** Ends what the token of a letter's link names; the link is the permission. Throws notFound. */
type End = (token: string, now: Date) => Promise<void>
type Context = { params: Promise<{ token: string }> }

/** The server action of the page behind such a link, below `page`: nobody is signed in. */
export function stopAction(end: End, page: string) {
  return telling(async (data) => {
    const sent = valuesOf(data)
    const token = String(sent.token ?? '').slice(0, 200)
    try {
      await end(token, new Date())
    } catch (error) {
      return answer(error, sent)
    }
    redirect(`${page}/${encodeURIComponent(token)}?done=1`)
  })
}

/** The one click of a mail program (RFC 8058) is a bare POST, without cookies. */
export function oneClick(end: End, page: string) {
  return {
    async POST(_request: Request, { params }: Context) {
      try {
        await end((await params).token, new Date())
      } catch (error) {
        if (error instanceof AppError) return new Response(null, { status: 404 })
        throw error
      }
      return new Response(null, { status: 200 })
    },
    /** Programs that look into each link must not end anything: a person is asked. */
    async GET(_request: Request, { params }: Context): Promise<never> {
      redirect(`${page}/${encodeURIComponent((await params).token)}`)
    },
  }
}
