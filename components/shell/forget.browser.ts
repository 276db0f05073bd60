// After signing out: what was not handed in does not stay on a device that others use. Without script nothing was kept.
import { endSubscription } from '../notices/subscription'
import { forgetDevice } from './device'

endSubscription().catch(() => undefined)
forgetDevice()
