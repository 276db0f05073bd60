// The service worker of the whole site, served as /sw.js.
import { listenForPush, type PushScope } from '../notices/push.worker'

listenForPush(self as unknown as PushScope)
