import { requestHead } from '../core/request'
import 'server-only'

/** The page that a form was sent from, as a path of our own; the home page when the browser does not say. */
export async function cameFrom(): Promise<string> {
  const from = (await requestHead()).get('referer')
  if (!from || !URL.canParse(from)) return '/'
  const { pathname, search } = new URL(from)
  // Two slashes would lead to another host.
  return `/${pathname.replace(/^\/+/, '')}${search}`
}
