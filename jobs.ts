import { remindActivities, remindTasks } from './lib/activities/notices/jobs'
import { cleanTokens } from './lib/api/tokens/jobs'
import { anchorTrail } from './lib/audit/jobs'
import { cleanAuth } from './lib/auth/jobs'
import { cleanLinks, mailAccount, makeReset } from './lib/auth/links/jobs'
import { mailReport, orderedReports } from './lib/coverage/orders/jobs'
import { foldRegions } from './lib/coverage/regions/jobs'
import { cleanFiles } from './lib/files/jobs'
import { cleanForms } from './lib/forms/jobs'
import { watchTerms } from './lib/groups/handover/jobs'
import { cleanJoining, mailJoining } from './lib/groups/joining/jobs'
import { cleanRosters, takeRosterOver } from './lib/groups/roster/jobs'
import type { Jobs } from './lib/jobs/queue'
import { cleanLibrary, remakeLibrary } from './lib/library/jobs'
import { cleanMail, mailTest, recoverMail } from './lib/mail/jobs'
import { cleanNotices } from './lib/notices/jobs'
import { gatherNotices, mailNotices } from './lib/notices/mail/jobs'
import { pushNotices } from './lib/notices/push/jobs'
import { remindPolls } from './lib/polls/notices/jobs'
import { retain } from './lib/privacy/retention/jobs'
import { discardPapers } from './lib/redaction/jobs'
import { remindUses } from './lib/sharing/adoptions/jobs'

/** Every job that the domains know, by name: the one list that the worker reads. */
export const jobs: Jobs = {
  'activities.remind': remindActivities,
  'activities.remindTasks': remindTasks,
  'api.clean': cleanTokens,
  'audit.anchor': anchorTrail,
  'auth.clean': cleanAuth,
  'account.clean': cleanLinks,
  'account.mail': mailAccount,
  'account.reset': makeReset,
  'coverage.fold': foldRegions,
  'coverage.mail': mailReport,
  'coverage.order': orderedReports,
  'files.clean': cleanFiles,
  'forms.clean': cleanForms,
  'groups.terms': watchTerms,
  'mail.clean': cleanMail,
  'mail.recover': recoverMail,
  'notices.clean': cleanNotices,
  'notices.gather': gatherNotices,
  'notices.mail': mailNotices,
  'notices.push': pushNotices,
  'polls.remind': remindPolls,
  'privacy.retain': retain,
  'redaction.discard': discardPapers,
  'roster.clean': cleanRosters,
  'roster.take': takeRosterOver,
  'sharing.remindUses': remindUses,
  'test.mail': mailTest,
  'joining.clean': cleanJoining,
  'joining.mail': mailJoining,
  'library.clean': cleanLibrary,
  'library.rebuild': remakeLibrary,
}
