import { anchorAudit } from '../lib/audit/chain/commands'
import { type Break, verifyAudit } from '../lib/audit/chain/queries'
import { system } from '../lib/core/db'
import { explain, Stop } from './stop'

const when = (at: Date | null) => at?.toISOString() ?? null

function around({ from, to }: Break) {
  const said = [from && `after ${when(from)}`, to && `up to ${when(to)}`].filter(Boolean)
  return said.length ? ` (${said.join(', ')})` : ''
}

function sentence(one: Break): string {
  const { kind, lane, number, count } = one
  const place = `lane ${lane}, number ${number}`
  const words = {
    missing: `${count} missing before ${place}`,
    changed: `${place}, or the entry before it, was changed`,
    cut: `${count} missing at the end of lane ${lane}, the last was number ${number}`,
    lane: `lane ${lane} is unknown: its entries were not written by Sanggar`,
    anchor: `anchor ${number} was changed, or one before it removed`,
    anchored: `${place} is not as the anchor of ${when(one.to)} holds it`,
  }
  return `${words[kind]}${kind === 'anchored' ? '' : around(one)}`
}

async function verify(print: string | null) {
  if (print !== null && !/^[0-9a-f]{64}$/.test(print))
    throw new Stop('A print has 64 signs, 0 to 9 and a to f.')
  const { entries, lanes, anchors, breaks, known, print: last } = await verifyAudit(print)
  for (const one of breaks) console.log(`- ${sentence(one)}`)
  if (!known) console.log('- no anchor has the print that was given')
  if (breaks.length || !known) {
    process.exitCode = 1
    console.log(
      `The audit trail is NOT as it was written: ${breaks.length + (known ? 0 : 1)} places are named above.`,
    )
  } else
    console.log(
      `The audit trail is as it was written: ${entries} entries in ${lanes} lanes, ${anchors} anchors, last print ${last ?? 'none'}.`,
    )
}

async function main() {
  const [verb, print = null] = process.argv.slice(2)
  if (verb === 'verify') await verify(print)
  else if (verb === 'anchor') console.log(JSON.stringify(await anchorAudit(new Date())))
  else throw new Stop('Name one of verify, anchor.')
  await system('job').$disconnect()
}

main().catch(explain)
