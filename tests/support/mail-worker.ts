// A worker of its own for the tests that kill it: started with the settings of its parent.
import { jobs } from '../../jobs'
import { startWorker } from '../../lib/jobs/worker'

await startWorker(jobs, 100)
