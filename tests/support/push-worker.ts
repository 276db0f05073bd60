// The same worker, which believes the certificate of the push service of the tests.
import { trustService } from './push-service'

trustService()
await import('./mail-worker')
