import 'server-only'
import type { Database } from '../../core/db'
import { leaveMail } from '../../mail/outbox'
import { awake } from '../../push/queries'
import { pushOn } from '../../push/settings'
import { gather, hoursOf } from '../outside/commands'

/** Who of these has a device that may be told, each with the hours that they chose. Nobody where nothing is pushed. */
export async function withDevice(tx: Database, people: string[], now: Date) {
  return hoursOf(tx, pushOn() ? people : [], { pushDevices: { some: awake(now) } })
}

/** What one device is to show; its notices are read when it is sent. */
export type Ring = { deviceId: string; notices: string[] }

/** Leaves for each device of a person what waits, when its moment has come: a row of the outbox a device, each sent once. */
export function gatherRings(tx: Database, personId: string, now: Date): Promise<void> {
  const hours = (database: Database, people: string[]) => withDevice(database, people, now)
  return gather(tx, { personId, channel: 'push', now }, hours, async (notices) => {
    const where = { personId, ...awake(now) }
    const devices = await tx.pushDevice.findMany({ where, select: { id: true } })
    let mailId: string | null = null
    for (const { id: deviceId } of devices) {
      const order = { kind: 'notices.push', event: `push ${notices[0]} ${deviceId}`, personId, now } as const
      mailId = (await leaveMail(tx, { ...order, data: { deviceId, notices } satisfies Ring })) ?? mailId
    }
    return mailId
  })
}
