import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/** What is read past the second wall for a viewer, and what stands in its place. Another file needs a line here. */
const past: Record<string, string> = {
  'activities/guests/link/queries.ts': 'a guest’s link is the permission',
  'api/tokens/queries.ts': 'whose token it is is being found out',
  'audit/chain/queries.ts': 'the whole trail is checked; hashes are answered',
  'audit/queries.ts':
    'officers of the group or administrators alone; it tells what is hidden by rows that they do not see',
  'auth/account/queries.ts': 'one’s own account',
  'auth/factors/queries.ts': 'one’s own account',
  'auth/links/queries.ts': 'a letter’s link is the permission',
  'auth/passkeys/queries.ts': 'one’s own account',
  'calendar/feeds/queries.ts':
    'whose feed it is is being found out; its meetings are read in that person’s name',
  'calendar/warnings/queries.ts': 'counts of meetings around a date, without their names',
  'coverage/cells/queries.ts': 'how many problems a figure counts, also those that are not read: a number',
  'coverage/exceptions/facts/queries.ts': 'figures of groups that were found in the viewer’s name',
  'documents/verify/queries.ts': 'the code on a paper is the permission',
  'groups/directory/queries.ts': 'five sums for an administrator',
  'groups/joining/queries.ts': 'an invitation’s link is the permission; and which members have no account',
  'groups/roster/queries.ts': 'people of a sheet are sought among all, by an officer of the group',
  'library/queries.ts': 'full text behind a policy has no index; the statement holds its own filter',
  'notices/outside/queries.ts': 'letters and messages of a job, with the filter of who is told',
  'people/assignments/queries.ts': 'administrators alone',
  'people/persons/own/queries.ts': 'one’s own account',
  'people/persons/queries.ts': 'administrators alone',
  'people/regions/queries.ts': 'administrators alone',
  'privacy/consents/queries.ts': 'one’s own, and who of those present agreed, for officers',
  'privacy/data/queries.ts': 'one’s own, of all groups and years',
  'privacy/merging/queries.ts': 'administrators alone',
  'problems/archive/queries.ts': 'whether a reporter is still a member: yes or no',
  'problems/referrals/queries.ts': 'groups to choose from, and what another group asks of one’s own',
  'redaction/queries.ts': 'a word is blanked in each group that has the problem',
}

const files = (root: string) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
const holding = (root: string, found: RegExp) =>
  files(root).filter((file) => found.test(readFileSync(`${root}/${file}`, 'utf8')))

test('whatever is read in nobody’s name says here what stands in the wall’s place', () => {
  const reading = holding('lib', /\bsystem\('/).filter((file) =>
    /(queries|access|export|rules)\.ts$/.test(file),
  )
  expect(reading.sort()).toEqual(Object.keys(past).sort())
  // Pages and parts of pages ask through `lib`.
  const beside = ['api/health/route.ts', '(bench)/bench/page.tsx']
  expect([...holding('app', /core\/db'/), ...holding('components', /core\/db'/)].sort()).toEqual(
    beside.sort(),
  )
})

test('the queue’s role is for the queue alone', () => {
  const using = holding('lib', /\b(login\(\)|inQueue\()/).filter((file) => !file.startsWith('core/'))
  expect(using.every((file) => file.startsWith('jobs/'))).toBe(true)
})
