import { ACTION, actionName } from '@/components/ui/still-forms'
import type { Left, Made } from '@/lib/core/whole'
import { report } from '@/lib/forms/answer'
import { actions } from './generated'
import { madePage, thrown } from './made'

type Act = (data: FormData) => Promise<unknown>

const known = new Map<string, Act>()

async function actionOf(data: FormData): Promise<Act | undefined> {
  const name = [...data.keys()].find((one) => one.startsWith(ACTION))?.slice(ACTION.length)
  if (!name) return undefined
  for (const read of actions) {
    if (known.has(name)) break
    for (const act of Object.values(await read()) as Act[]) known.set(actionName(act) ?? '', act)
  }
  return known.get(name)
}

/** What a form comes to whose action failed as no form should: told in the log, and by a page with its code. */
async function failed(error: unknown): Promise<Made> {
  const query = `code=${report(error)}`
  const made = await madePage('/failed', query)
  return made && 'page' in made ? { ...made, status: 500 } : { status: 303, to: `/failed?${query}` }
}

/**
 * What a form that was sent to a page comes to, without Next (`docs/decisions/0043`): where its action leads, or the page
 * with what it answered, which may be left to Next. Null, and nothing was done, where the form names none of our actions.
 */
export async function sent(path: string, query: string, data: FormData): Promise<Made | Left> {
  const act = await actionOf(data)
  if (!act) return null
  try {
    await act(data)
  } catch (error) {
    const made = await thrown(error, path)
    if (!made) return failed(error)
    return 'to' in made ? { ...made, status: 303 } : made
  }
  return (await madePage(path, query)) ?? { left: true }
}
