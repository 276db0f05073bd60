// The browser's side of what a device is told: one subscription a browser, at its maker's push service.
import { bytesOf } from '../ui/bytes'

/** True where the browser can be told while no page is open; on an iPhone only from the home screen. */
export function canSubscribe(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
}

/** Subscribes this browser with the server's public key, anew when an older one was made with another key. */
export async function subscribe(publicKey: string): Promise<PushSubscription> {
  // Each page brings the worker along.
  const { pushManager } = await navigator.serviceWorker.ready
  await unsubscribe(pushManager)
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) })
}

async function unsubscribe(manager: PushManager) {
  await (await manager.getSubscription())?.unsubscribe()
}

/** After signing out the browser itself ends what the server has forgotten. */
export async function endSubscription(): Promise<void> {
  if (!canSubscribe()) return
  const worker = await navigator.serviceWorker.getRegistration('/')
  if (worker) await unsubscribe(worker.pushManager)
}
