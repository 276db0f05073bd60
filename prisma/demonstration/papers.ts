import { system } from '../../lib/core/db'
import { issueDocument, issueStatements } from '../../lib/documents/commands'
import { keepLetterhead } from '../../lib/documents/letterhead/commands'
import { saveReport } from '../../lib/documents/reports/commands'
import { readReport } from '../../lib/documents/reports/queries'
import { activityKinds } from '../../lib/documents/schema'
import type { Stage } from './build'

/** The papers of the last meeting that a group carried to the end: each kind issued, and each statement. */
export async function issuePapers(stage: Stage): Promise<void> {
  const groupId = stage.groupId('kkg-patimura')
  const last = await system('job').activity.findFirst({
    where: { groupId, state: 'approved' },
    orderBy: { endsAt: 'desc' },
    select: { id: true, endsAt: true },
  })
  if (!last) return
  const at = new Date((last.endsAt ?? stage.now).getTime() + 3_600_000)
  const by = await stage.as('budi', at)
  await keepLetterhead(by, {
    groupId,
    version: 0,
    above: 'Pemerintah Kabupaten Grobogan\nKoordinator Wilayah Bidang Pendidikan',
    address: 'SDN 1 Ringinpitu · kkg.patimura@contoh.sch.id',
    place: 'Ringinpitu',
    code: 'KKG-PTM',
    format: '421.2/{number:3}/{group code}/{roman month}/{year}',
    next: '',
  })
  const activityId = last.id
  const draft = await readReport(by.viewer, activityId, at)
  await saveReport(by, {
    activityId,
    version: 0,
    aims: draft?.texts.aims ?? '',
    results: draft?.texts.results ?? '',
    conclusion: draft?.texts.conclusion ?? '',
    background:
      'Guru di gugus menyampaikan kesulitan yang sama pada awal semester, sehingga perlu dibahas bersama.',
    followUp: 'Setiap sekolah mencoba di kelasnya dan membawa hasilnya ke pertemuan berikutnya.',
    impact:
      'Guru memakai benda nyata sebelum lambang; hasil uji coba di kelas dicatat pada pertemuan berikutnya.',
  })
  for (const kind of activityKinds) await issueDocument(by, { activityId, kind, to: '', note: '' })
  await issueStatements(by, { activityId, personId: '' })
}
