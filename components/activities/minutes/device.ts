import { randomKey } from '@/components/offline/line'
import { DEVICE_PREFIX } from '@/components/shell/device'

/** Room on this device for the drafts of one person and one activity; each page has a place of its own. */
export function draftsOf(person: string, activity: string) {
  const mine = `${DEVICE_PREFIX}minutes:${person}:${activity}:`
  const own = mine + randomKey()
  let adopted: string[] = []
  return {
    keep: (draft: string) => {
      try {
        localStorage.setItem(own, draft)
        // What was taken over is in it; left there, an earlier state of the same words would come back beside them.
        for (const key of adopted.splice(0)) localStorage.removeItem(key)
        return true
      } catch {
        return false
      }
    },
    /** What lies elsewhere goes from here, unless something was written since. */
    drop: (draft: string) =>
      attempt(() => {
        if (localStorage.getItem(own) === draft) localStorage.removeItem(own)
      }),
    /** Of this page, and what it took over and did not keep anew; another page that is open keeps its own. */
    forget: () =>
      attempt(() => {
        for (const key of [own, ...adopted]) localStorage.removeItem(key)
        adopted = []
      }),
    left: () =>
      attempt(() => {
        adopted = Object.keys(localStorage).filter((key) => key.startsWith(mine) && key !== own)
        return adopted.map((key) => localStorage.getItem(key) ?? '')
      }) ?? [],
  }
}

// A browser may refuse its storage altogether.
function attempt<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
