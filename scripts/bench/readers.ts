import { viewerOfPerson } from '../../lib/auth/load'
import { startSession } from '../../lib/auth/sessions'
import { sessionCookie } from '../../lib/auth/token'
import { system } from '../../lib/core/db'

export type Reader = Awaited<ReturnType<typeof readerOf>>

/** Somebody with a session made by the application's own code, and who they are to it. */
async function readerOf(personId: string) {
  const now = new Date()
  const { id: session } = await startSession(personId, { address: '', userAgent: 'bench', now })
  const viewer = await viewerOfPerson(personId, now)
  if (!viewer) throw new Error('The reader is not there')
  const { name, value } = await sessionCookie(session)
  return { viewer, cookie: `${name}=${value}` }
}

async function person(data: { name: string; isAdministrator?: boolean }) {
  return (await system('job').person.create({ data, select: { id: true } })).id
}

export async function administrator(): Promise<Reader> {
  return readerOf(await person({ name: 'Pengukur', isAdministrator: true }))
}

/** A supervisor of the region of one level (its code so long) whose number of groups comes nearest. */
export async function supervisor(length: number, groups: number) {
  const [found] = await system('job').$queryRaw<{ code: string; groups: number }[]>`
    select code, groups from region_groups where length(code) = ${length}::int and kind = ''
    order by abs(groups - ${groups}::int), code limit 1`
  if (!found) throw new Error('No region of this level has groups')
  const personId = await person({ name: `Pengawas ${found.code}` })
  await system('job').supervisorAssignment.create({
    data: { personId, regionCode: found.code, startedOn: new Date('2020-01-01') },
  })
  return { ...found, ...(await readerOf(personId)) }
}

/** Asks for whole pages as this reader; throws for what is none. */
export function pagesFor(base: string, { cookie }: Reader) {
  return async (path: string) => {
    const response = await fetch(base + path, { headers: { cookie } })
    const body = await response.text()
    if (!response.ok || !body.includes('</main>')) throw new Error(`${path}: ${response.status}`)
  }
}
