import sharp from 'sharp'
import { addActionItem, withdrawActionItem } from '../../lib/activities/action-items/commands'
import { correctMinutes } from '../../lib/activities/minutes/commands'
import { addPhotos, describePhoto } from '../../lib/activities/photos/commands'
import { system } from '../../lib/core/db'
import type { Stage } from './build'

const DAY = 86_400_000
const [WIDTH, HEIGHT] = [1200, 800]

type Colour = [number, number, number]
const shirts: Colour[] = [
  [122, 46, 29],
  [31, 111, 92],
  [47, 90, 168],
  [153, 53, 107],
  [138, 90, 0],
]

/** A drawn room, since a real photo would show real people: a board, a table, and so many heads around it. */
function room(people: number, wall: Colour) {
  const pixels = Buffer.alloc(WIDTH * HEIGHT * 3)
  const step = WIDTH / (people + 1)
  const colourAt = (x: number, y: number): Colour => {
    for (let i = 0; i < people; i += 1) {
      const [cx, cy] = [step * (i + 1), 470 + (i % 2) * 40]
      if ((x - cx) ** 2 + (y - cy) ** 2 < 46 ** 2)
        return [200 - (i % 3) * 30, 150 - (i % 3) * 25, 110 - (i % 3) * 20]
      if (y > cy + 40 && y < 680 && Math.abs(x - cx) < 40 + (y - cy) / 4)
        return shirts[i % shirts.length] as Colour
    }
    if (y > 660) return [150 - (y - 660) / 4, 105 - (y - 660) / 5, 60]
    if (x > 300 && x < 900 && y > 110 && y < 380) {
      const chalk = y > 170 && y < 330 && (y - 170) % 50 < 6 && x > 350 && x < 700 + ((y * 7) % 130)
      return chalk ? [235, 235, 225] : [38, 70, 58]
    }
    return wall.map((part) => part - y / 30) as Colour
  }
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) pixels.set(colourAt(x, y).map(Math.round), (y * WIDTH + x) * 3)
  return sharp(pixels, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer()
}

const shown = [
  {
    people: 7,
    wall: [236, 222, 190],
    caption: 'Pembukaan oleh ketua gugus',
    alt: 'Tujuh guru duduk menghadap papan tulis',
  },
  {
    people: 4,
    wall: [214, 226, 220],
    caption: 'Diskusi kelompok kecil',
    alt: 'Empat guru berdiskusi di satu meja',
  },
  {
    people: 5,
    wall: [228, 214, 222],
    caption: 'Lima sekolah menyampaikan hasilnya',
    alt: 'Lima guru berdiri di depan papan tulis',
  },
] satisfies { people: number; wall: Colour; caption: string; alt: string }[]

/** Photos of the last approved meeting; of the one before it a correction, and action items in each state. */
export async function writeMinutes(stage: Stage): Promise<void> {
  const groupId = stage.groupId('kkg-patimura')
  const [last, earlier] = await system('job').activity.findMany({
    where: { groupId, kind: 'meeting', state: 'approved' },
    orderBy: { endsAt: 'desc' },
    take: 2,
    select: { id: true, endsAt: true },
  })
  if (!last || !earlier) return
  const after = (activity: typeof last) => new Date((activity.endsAt ?? stage.now).getTime() + DAY / 24)
  await addAll(stage, last.id, after(last))
  await goOn(stage, earlier.id, after(earlier))
}

async function addAll(stage: Stage, activityId: string, at: Date) {
  const by = await stage.as('budi', at)
  for (const { people, wall, caption, alt } of shown) {
    const bytes = await room(people, wall)
    const file = new File([new Uint8Array(bytes)], 'kegiatan.jpg', { type: 'image/jpeg' })
    await addPhotos(by, { activityId, caption, photos: [file] })
    const photo = await system('job').photo.findFirst({
      where: { activityId },
      orderBy: { position: 'desc' },
    })
    await describePhoto(by, { photoId: photo?.id ?? '', caption, alt })
  }
}

async function goOn(stage: Stage, activityId: string, at: Date) {
  const by = await stage.as('budi', at)
  const { version, text } = await system('job').minutes.findUniqueOrThrow({ where: { activityId } })
  await correctMinutes(by, {
    activityId,
    version,
    text: `${text}\nBahan disiapkan bersama oleh SDN 1 Ringinpitu dan SDN 2 Kaliwenang.`,
    decisions: 'Setiap anggota mencoba di kelasnya\nHasilnya disampaikan tertulis pada pertemuan berikutnya',
    reason: 'Sekolah penyiap bahan belum disebut, dan cara menyampaikan hasil belum jelas.',
  })
  const day = (days: number) => new Date(stage.now.getTime() + days * DAY).toISOString().slice(0, 10)
  const owner = stage.members('kkg-patimura')
  const [budi, slamet] = [by.viewer.personId, owner[2] ?? '']
  const give = (text: string, ownerId: string, dueOn: string) =>
    addActionItem(by, { activityId, text, ownerId, dueOn })
  await give('Mengirim rekap hasil asesmen ke pengawas', budi, day(-4))
  await give('Menggandakan lembar kerja untuk delapan sekolah', slamet, day(9))
  const { id: actionItemId } = await give('Meminjam proyektor kecamatan', slamet, day(5))
  await withdrawActionItem(by, { actionItemId, reason: 'SDN 1 Sugihmanik sudah punya proyektor sendiri.' })
}
