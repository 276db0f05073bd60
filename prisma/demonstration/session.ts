import { stepActivity } from '../../lib/activities/commands'
import { recordAttendance } from '../../lib/activities/records/commands'
import { acceptSession, offerSession, scheduleSession } from '../../lib/sharing/commands'
import { giveFeedback } from '../../lib/sharing/feedback/commands'
import { addLink, publishMaterial } from '../../lib/sharing/materials/commands'
import type { Stage } from './build'

const DAY = 86_400_000

/** A session that was shared, used and spoken of, and an offer that waits for an answer. */
export async function share(stage: Stage) {
  const groupId = stage.groupId('kkg-patimura')
  const day = new Date(stage.now.getTime() - 20 * DAY)
  const at = async (key: string, hours: number) => stage.as(key, new Date(day.getTime() + hours * 3_600_000))
  const offer = { groupId, supporting: [], presenterIds: [], resourcePerson: '' }
  const { id: activityId } = await offerSession(await at('sari', -240), {
    ...offer,
    title: 'Pembagian dengan biji-bijian',
    description: 'Kelas II, Matematika: dari benda nyata ke gambar, lalu ke lambang. Lembar kerja dibagikan.',
    objective: 'B',
    supporting: ['C'],
  })
  await acceptSession(await at('budi', -230), { activityId })
  await scheduleSession(await at('budi', -229), {
    activityId,
    category: 'coreRoutine',
    origin: 'problem',
    date: day.toISOString().slice(0, 10),
    from: '13:00',
    to: '14:30',
    place: 'SDN 2 Ringinpitu',
  })
  const present = stage.members('kkg-patimura').slice(0, 12)
  const rows = present.map((personId) => ({ personId, status: 'present' as const }))
  await recordAttendance(await at('budi', 24), { activityId, rows })
  await stepActivity(await at('budi', 24), { activityId, step: 'hold', reason: '' })
  const link = { activityId, title: 'Lembar kerja pembagian', url: 'https://contoh.sch.id/pembagian.pdf' }
  const { id: materialId } = await addLink(await at('sari', 25), link)
  await publishMaterial(await at('sari', 26), { materialId })
  await stepActivity(await at('budi', 27), { activityId, step: 'lock', reason: '' })
  const said = {
    activityId,
    usefulness: '5' as const,
    clarity: '4' as const,
    fit: '4' as const,
    willUse: 'yes' as const,
  }
  await giveFeedback(await at('slamet', 30), { ...said, text: 'Murid saya langsung mengerti.' })
  await offerSession(await at('slamet', 100), {
    ...offer,
    title: 'Permainan kartu untuk kelas rangkap',
    description: 'Kelas III dan IV bersama: kartu bilangan yang dibuat dari kardus bekas.',
    objective: 'A',
  })
}
