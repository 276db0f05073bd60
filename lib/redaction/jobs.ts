import 'server-only'
import { removeBytes } from '../files/store'
import type { Job } from '../jobs/queue'

type Discarded = { papers: string[] }

declare module '../jobs/queue' {
  interface Payloads {
    'redaction.discard': Discarded
  }
}

/** Removes the PDFs of papers in which words were blanked; nobody is given them from that moment on. */
export const discardPapers: Job<Discarded> = {
  run: async ({ papers }) => {
    for (const id of papers) await removeBytes(id)
  },
}
