import { system } from '../lib/core/db'
import { checkCoverage, foldCoverage, rebuildCoverage } from '../lib/coverage/regions/commands'
import { explain, Stop } from './stop'

const verbs: Record<string, () => Promise<object>> = {
  check: async () => {
    const found = await checkCoverage()
    if (found.region || found.groups || found.counters) process.exitCode = 1
    return { differ: found }
  },
  rebuild: async () => ({ mended: await rebuildCoverage() }),
  fold: async () => ({ folded: await foldCoverage() }),
}

async function main() {
  const verb = verbs[process.argv[2] ?? '']
  if (!verb) throw new Stop(`Name one of ${Object.keys(verbs).join(', ')}.`)
  console.log(JSON.stringify(await verb()))
  await system('job').$disconnect()
}

main().catch(explain)
