import { posix } from 'node:path'
import { addPhotos, removePhoto } from '@/lib/activities/photos/commands'
import { endToken } from '@/lib/api/tokens/commands'
import { endOwnSession } from '@/lib/auth/account/commands'
import { endOwnFeed } from '@/lib/calendar/feeds/commands'
import type { Context } from '@/lib/core/command'
import { stopReport } from '@/lib/coverage/orders/commands'
import { issueDocument, issueStatements } from '@/lib/documents/commands'
import { keepLogo } from '@/lib/documents/letterhead/commands'
import { uploadRoster } from '@/lib/groups/roster/commands'
import { readNotice } from '@/lib/notices/commands'
import { createPerson, resetPassword } from '@/lib/people/persons/commands'
import { dropDraft } from '@/lib/problems/drafts/commands'
import { attachFile, detachFile } from '@/lib/problems/files/commands'
import { uploadSheet } from '@/lib/programme/imports/commands'
import { addFile, removeMaterial } from '@/lib/sharing/materials/commands'
import { PNG } from './files'
import { FOREIGN } from './foreign'

type Ask = (context: Context) => Promise<unknown>

const OWN = 'of one’s own account: it takes no key of another record'
const CODE = 'by a link, a code or a password; without a viewer'
const file = () => new File([PNG], 'a.png', { type: 'image/png' })
const sheet = () => new File(['Nama,Asal sekolah\nSiti,SDN 1\n'], 'a.csv', { type: 'text/csv' })
const plan = () => new File(['Kegiatan,Bulan,Tujuan\nDiskusi,Agustus,D\n'], 'a.csv', { type: 'text/csv' })
const activityId = FOREIGN
const problemId = FOREIGN

/**
 * Server actions that carry out no plain command: how they are asked for a foreign record, or why there is nothing to
 * ask. A new one without a line fails.
 */
export const byHand: Record<string, Ask | string> = {
  'activities/checkin/actions.ts#enterCode': CODE,
  'activities/guests/link/actions.ts#sayAsGuest': CODE,
  'activities/minutes/actions.ts#write':
    'lib/activities/minutes/commands.ts: mergeMinutes() over minutes.save',
  'activities/photos/actions.ts#add': (context) =>
    addPhotos(context, { activityId, caption: '', photos: [file()] }),
  'activities/photos/actions.ts#remove': (context) => removePhoto(context, { photoId: FOREIGN }),
  'api/tokens/actions.ts#makeOwn': OWN,
  'api/tokens/actions.ts#endOwn': (context) => endToken(context, { tokenId: FOREIGN }),
  'auth/account/actions.ts#endSessionOf': (context) => endOwnSession(context, { sessionId: FOREIGN }),
  'auth/account/actions.ts#renewOwnPassword': OWN,
  'auth/actions.ts#signIn': CODE,
  'auth/actions.ts#signOut': OWN,
  'auth/actions.ts#signOutEverywhere': OWN,
  'auth/factors/actions.ts#enterCode': CODE,
  'auth/factors/actions.ts#begin': OWN,
  'auth/factors/actions.ts#end': OWN,
  'auth/factors/actions.ts#confirm': OWN,
  'auth/factors/actions.ts#renew': OWN,
  'auth/links/actions.ts#ask': CODE,
  'auth/links/actions.ts#setPassword': CODE,
  'auth/links/actions.ts#takeAddress': CODE,
  'auth/links/actions.ts#changeAddress': OWN,
  'auth/oidc/actions.ts#begin': OWN,
  'auth/oidc/actions.ts#link': OWN,
  'auth/oidc/actions.ts#unlink': OWN,
  'auth/passkeys/actions.ts#enter': CODE,
  'auth/passkeys/actions.ts#add': OWN,
  'auth/passkeys/actions.ts#remove': OWN,
  'calendar/feeds/actions.ts#openOwn': OWN,
  'calendar/feeds/actions.ts#endOwn': (context) => endOwnFeed(context, { feedId: FOREIGN }),
  'coverage/orders/actions.ts#order': 'what is sent is judged again when it is written: coverage.mail',
  'coverage/orders/actions.ts#stop': (context) => stopReport(context, { orderId: FOREIGN }),
  'coverage/orders/actions.ts#endReport': CODE,
  'documents/actions.ts#issue': (context) => issueDocument(context, { activityId, kind: 'attendance' }),
  'documents/actions.ts#state': (context) => issueStatements(context, { activityId, personId: FOREIGN }),
  'documents/letterhead/actions.ts#putLogo': (context) =>
    keepLogo(context, { groupId: FOREIGN, logo: file() }),
  'groups/joining/asks/actions.ts#askToJoin': CODE,
  'groups/joining/asks/actions.ts#acceptOwn': CODE,
  'groups/joining/asks/actions.ts#acceptNew': CODE,
  'groups/roster/actions.ts#upload': (context) => uploadRoster(context, { groupId: FOREIGN, file: sheet() }),
  'i18n/actions.ts#switchLanguage': OWN,
  'notices/actions.ts#open': (context) => readNotice(context, { noticeId: FOREIGN }),
  'notices/actions.ts#mark': (context) => readNotice(context, { noticeId: FOREIGN }),
  'notices/actions.ts#markAll': OWN,
  'notices/actions.ts#choose': OWN,
  'notices/actions.ts#chooseWays': OWN,
  'notices/mail/unsubscribe/actions.ts#endLetters': CODE,
  'people/persons/actions.ts#addPerson': (context) =>
    createPerson(context, {
      name: 'Siti',
      email: '',
      nip: '',
      nuptk: '',
      school: '',
      role: 'person',
    } as never),
  'people/persons/actions.ts#renewPassword': (context) => resetPassword(context, { personId: FOREIGN }),
  'people/persons/own/actions.ts#correct': OWN,
  'privacy/closing/actions.ts#close': OWN,
  'privacy/consents/actions.ts#give': OWN,
  'privacy/consents/actions.ts#withdraw': OWN,
  'problems/drafts/actions.ts#drop': (context) => dropDraft(context, { problemId }),
  'problems/files/actions.ts#attach': (context) => attachFile(context, { problemId, file: file() }),
  'problems/files/actions.ts#detach': (context) => detachFile(context, { problemId, fileId: FOREIGN }),
  'programme/imports/actions.ts#upload': (context) =>
    uploadSheet(context, { groupId: FOREIGN, schoolYear: 2026, file: plan() } as never),
  'sharing/actions.ts#upload': (context) =>
    addFile(context, { activityId, title: 'Bahan', licence: 'group', file: file() } as never),
  'push/actions.ts#add': OWN,
  'push/actions.ts#remove': OWN,
  'sharing/actions.ts#remove': (context) => removeMaterial(context, { materialId: FOREIGN } as never),
  'theme/actions.ts#chooseTheme': OWN,
}

/** Why a job gives nothing of a group to somebody outside it. A new one without a line fails. */
const ALL = 'of all alike: nobody asks, and it answers nobody'
const TOLD = 'tells members and officers of the group, by `notify()`; who left is not told'
const LETTER = 'writes a letter to the person it is about, judged anew when it is written'
export const byJob: Record<string, string> = {
  'activities.remind': TOLD,
  'activities.remindTasks': TOLD,
  'api.clean': ALL,
  'audit.anchor': ALL,
  'auth.clean': ALL,
  'account.clean': ALL,
  'account.mail': LETTER,
  'account.reset': LETTER,
  'coverage.fold': ALL,
  'coverage.mail': LETTER,
  'coverage.order': ALL,
  'files.clean': ALL,
  'forms.clean': ALL,
  'groups.terms': TOLD,
  'mail.clean': ALL,
  'mail.recover': ALL,
  'notices.clean': ALL,
  'notices.gather': ALL,
  'notices.mail': LETTER,
  'notices.push': LETTER,
  'polls.remind': TOLD,
  'privacy.retain': ALL,
  'redaction.discard': ALL,
  'roster.clean': ALL,
  'roster.take': 'takes over a sheet as the officer who began it, judged anew when it is written',
  'sharing.remindUses': TOLD,
  'test.mail': LETTER,
  'joining.clean': ALL,
  'joining.mail': LETTER,
  'library.clean': ALL,
  'library.rebuild': ALL,
}

type Carried = { name: string; from: string }

/** The server actions that a file below `lib` exports, each with the commands that it carries out and where they are. */
export function actionsOf(path: string, source: string): { key: string; carries: Carried[] }[] {
  const imports = new Map<string, Carried>()
  for (const [, list = '', from = ''] of source.matchAll(/import \{([^}]*)\} from '([^']*commands)'/g))
    for (const one of list.split(',').map((part) => part.trim())) {
      const [name = '', as = name] = one.split(' as ')
      if (/^[a-z]/.test(name) && !name.startsWith('type '))
        imports.set(as, { name, from: posix.join('lib', posix.dirname(path), from) })
    }
  const within = (text: string) => [...imports].filter(([as]) => new RegExp(`\\b${as}\\b`).test(text))
  const parts = source.split(/^(?=(?:export |async function|function|const ))/m)
  const local = new Map(
    parts.map(
      (part) => [/^(?:const|async function|function) (\w+)/.exec(part)?.[1] ?? '', within(part)] as const,
    ),
  )
  return parts.flatMap((part) => {
    const name = /^export (?:async function|const) (\w+)/.exec(part)?.[1]
    if (!name) return []
    const through = [...local].filter(
      ([one]) => one && new RegExp(`\\b${one}\\b`).test(part.slice(part.indexOf(name) + name.length)),
    )
    const carries = [...within(part), ...through.flatMap(([, some]) => some)].map(([, one]) => one)
    return [{ key: `${path}#${name}`, carries }]
  })
}
