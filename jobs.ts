import { cleanAuth } from './lib/auth/jobs'
import { cleanForms } from './lib/forms/jobs'
import type { Jobs } from './lib/jobs/queue'
import { cleanLibrary, remakeLibrary } from './lib/library/jobs'

/** Every job that the domains know, by name: the one list that the worker reads. */
export const jobs: Jobs = {
  'auth.clean': cleanAuth,
  'forms.clean': cleanForms,
  'library.clean': cleanLibrary,
  'library.rebuild': remakeLibrary,
}
