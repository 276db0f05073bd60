import 'server-only'
import { redirect } from 'next/navigation'
import { requireViewer } from '../auth/current'
import type { Context } from '../core/command'
import { id } from '../core/input'
import { answer } from './answer'
import { telling } from './posted'
import { valuesOf } from './state'

type Command<O> = (context: Context, raw: never) => Promise<O>
type Sent = Record<string, string | string[]>

/**
 * A server action over one command: reads the fields, runs it as the viewer, goes to `then`.
 * `read` shapes the fields where the command's input is nested; the hidden field `formKey` makes a resent form count once.
 */
export function formAction<O>(
  command: Command<O>,
  then: (result: O, sent: Sent) => string,
  read: (data: FormData) => unknown = valuesOf,
) {
  return telling(async (data) => {
    const viewer = await requireViewer()
    const sent = valuesOf(data)
    const key = id.safeParse(sent.formKey)
    let target: string
    try {
      const context = { viewer, now: new Date(), formKey: key.success ? key.data : undefined }
      target = then(await command(context, read(data) as never), sent)
    } catch (error) {
      return answer(error, sent)
    }
    redirect(target)
  })
}
