import 'server-only'
import { command } from '../../core/command'
import type { Database } from '../../core/db'
import { invalidField, savedMeanwhile } from '../../core/errors'
import { dateIn } from '../../core/time'
import { beyond } from '../../core/wall'
import { withSent } from '../../files/transfers/commands'
import { keptOf, type Upload, withUpload } from '../../files/upload'
import { groupRecord } from '../../groups/access'
import { checkedLogo } from '../print/export'
import { formatOf } from './rules'
import { letterheadInput, logoInput } from './schema'

/** Officers say what stands at the head of the group's papers and how its letters are numbered. */
export const keepLetterhead = command({
  name: 'letterhead.keep',
  action: 'letterhead.manage',
  input: letterheadInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, now, input, record, note }) => {
    const { groupId, version, next, ...words } = input
    const old = await lockedLetterhead(tx, groupId)
    if ((old?.version ?? 0) !== version) {
      const { version: stored = 0, ...told } = old ?? {}
      throw savedMeanwhile(stored, told, words)
    }
    const data = { ...words, version: version + 1 }
    await tx.letterhead.upsert({
      where: { groupId },
      create: { groupId, ...data },
      update: data,
      select: { groupId: true },
    })
    if (next !== null) await startAt(tx, groupId, Number(dateIn(record.zone, now).slice(0, 4)), next)
    note({ subjectId: groupId })
    return { slug: record.slug }
  },
})

/** Two officers at once: the later one is told, also where there was no letterhead yet. */
async function lockedLetterhead(tx: Database, groupId: string) {
  await beyond(() => tx.$queryRaw`select 1 from "group" where id = ${groupId}::uuid for no key update`)
  return tx.letterhead.findUnique({
    where: { groupId },
    select: { above: true, address: true, place: true, code: true, format: true, version: true },
  })
}

/** A group that numbered by hand so far goes on where it is; never once a number was given here. */
async function startAt(tx: Database, groupId: string, year: number, next: number) {
  await tx.$executeRaw`insert into letter_counter (group_id, year, last) values (${groupId}::uuid, ${year}::smallint, 0)
    on conflict (group_id, year) do update set last = letter_counter.last`
  if (await tx.document.count({ where: { groupId, year } })) throw invalidField('next', 'numbersBegun')
  await tx.letterCounter.update({
    where: { groupId_year: { groupId, year } },
    data: { last: next - 1 },
    select: { year: true },
  })
}

function keepingLogo(upload: Upload) {
  return command({
    name: 'letterhead.logo',
    action: 'letterhead.manage',
    input: logoInput,
    record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
    run: async ({ tx, viewer, now, input: { groupId }, record, note }) => {
      const { id: logoId } = await upload.record(tx, { viewer, groupId, now })
      await tx.letterhead.upsert({
        where: { groupId },
        create: { groupId, logoId, format: formatOf(null) },
        update: { logoId },
        select: { groupId: true },
      })
      note({ subjectId: groupId, detail: { fileId: logoId } })
      return { slug: record.slug }
    },
  })
}

type KeepLogo = Parameters<ReturnType<typeof keepingLogo>>

/** Officers put a logo on the letterhead. Issued papers keep the one that they were printed with. */
export function keepLogo(context: KeepLogo[0], { logo, ...raw }: KeepLogo[1] & { logo: unknown }) {
  return withSent('logo', context, [logo], async ([sent]) => {
    await checkedLogo(sent)
    return withUpload(await keptOf('logo', sent), (upload) => keepingLogo(upload)(context, raw))
  })
}

/** Officers take the logo off the letterhead again. */
export const dropLogo = command({
  name: 'letterhead.dropLogo',
  action: 'letterhead.manage',
  input: logoInput,
  record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
  run: async ({ tx, input: { groupId }, record, note }) => {
    await tx.letterhead.updateMany({ where: { groupId }, data: { logoId: null } })
    note({ subjectId: groupId })
    return { slug: record.slug }
  },
})
