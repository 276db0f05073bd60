import { addresses } from '@/lib/core/addresses'
import { routes } from './generated'

type Props = { params: Promise<Record<string, string>> }
type Get = (request: Request, props: Props) => Response | Promise<Response>

const find = addresses(Object.keys(routes) as (keyof typeof routes)[])

/**
 * What a route answers to whoever saves a file or reads by a program, without Next (`docs/decisions/0042`); null where it
 * throws: then Next asks it again, and says that nothing is there, where it leads, or what failed.
 */
export async function answered(path: string, request: Request): Promise<Response | null> {
  const found = find(path)
  if (!found) return null
  const { GET } = (await routes[found.pattern]()) as { GET: Get }
  try {
    return await GET(request, { params: Promise.resolve(found.params) })
  } catch {
    return null
  }
}
