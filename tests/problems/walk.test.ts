import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { AppError } from '@/lib/core/errors'
import { closeProblem, helpWithProblem, reopenProblem, takeUpProblem } from '@/lib/problems/commands'
import { logContact } from '@/lib/problems/contacts/commands'
import { mergeProblem, partProblem } from '@/lib/problems/duplicates/commands'
import { followProblem, unfollowProblem } from '@/lib/problems/followers/commands'
import { answerAsk, askHelper, leaveHelp, volunteer } from '@/lib/problems/helpers/commands'
import { acceptReferral } from '@/lib/problems/referrals/answers/commands'
import { consentToReferral, proposeReferral, refuseReferral } from '@/lib/problems/referrals/commands'
import { logTrial } from '@/lib/problems/trials/commands'
import { db } from '../support/database'
import { as, reported } from '../support/problems'
import { trial } from '../support/trials'
import { makeGroup, makeViewer } from '../support/world'

let groupId: string
let otherId: string
let reporter: Viewer
let peer: Viewer
let officer: Viewer
let outside: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  otherId = (await makeGroup('two')).id
  reporter = await makeViewer({ memberOf: [groupId] })
  peer = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  outside = await makeViewer({ officerOf: [otherId] })
})

type Step = (problemId: string, otherProblem: string, day: number) => Promise<unknown>

const mine = (problemId: string) =>
  db().problemHelper.findFirst({ where: { problemId, personId: peer.personId }, select: { id: true } })
const last = (problemId: string) =>
  db().referral.findFirst({ where: { problemId }, orderBy: { id: 'desc' }, select: { id: true } })
const none = '00000000-0000-7000-8000-000000000000'

const steps: Record<string, Step> = {
  takeUp: (problemId, _, day) => takeUpProblem(as(officer, day), { problemId, text: 'Karena itu.' }),
  help: (problemId, _, day) => helpWithProblem(as(peer, day), { problemId, text: 'x' }),
  contact: (problemId, _, day) =>
    logContact(as(peer, day), { problemId, contact: 'call', contactOn: '2026-08-01', text: 'abc' }),
  trial: (problemId, _, day) => logTrial(as(reporter, day), trial(problemId)),
  close: (problemId, _, day) =>
    closeProblem(as(reporter, day), { problemId, outcome: 'solved', text: 'Karena itu.' }),
  stray: (problemId, _, day) =>
    closeProblem(as(officer, day), { problemId, outcome: 'solved', text: 'Karena itu.' }),
  reopen: (problemId, _, day) => reopenProblem(as(reporter, day), { problemId, text: 'x' }),
  volunteer: (problemId, _, day) => volunteer(as(peer, day), { problemId, text: '' }),
  ask: (problemId, _, day) => askHelper(as(officer, day), { problemId, personId: peer.personId, text: '' }),
  answer: async (problemId, _, day) =>
    answerAsk(as(peer, day), { helperId: (await mine(problemId))?.id ?? none, answer: 'accept', text: '' }),
  leave: async (problemId, _, day) =>
    leaveHelp(as(peer, day), { helperId: (await mine(problemId))?.id ?? none, text: 'x' }),
  follow: (problemId, _, day) => followProblem(as(peer, day), { problemId }),
  unfollow: (problemId, _, day) => unfollowProblem(as(peer, day), { problemId }),
  merge: (problemId, intoId, day) => mergeProblem(as(officer, day), { problemId, intoId, text: '' }),
  part: (problemId, _, day) => partProblem(as(officer, day), { problemId, text: 'x' }),
  propose: (problemId, _, day) =>
    proposeReferral(as(officer, day), { problemId, toGroupId: otherId, letter: 'Mohon bantuannya.' }),
  consent: async (problemId, _, day) =>
    consentToReferral(as(reporter, day), { problemId, referralId: (await last(problemId))?.id ?? none }),
  refuse: async (problemId, _, day) =>
    refuseReferral(as(reporter, day), {
      problemId,
      referralId: (await last(problemId))?.id ?? none,
      text: '',
    }),
  accept: async (problemId, _, day) =>
    acceptReferral(as(outside, day), { referralId: (await last(problemId))?.id ?? none }),
}

async function invariants(ids: string[]) {
  const problems = await db().problem.findMany({
    where: { OR: [{ id: { in: ids } }, { referred: { problemId: { in: ids } } }] },
    include: {
      events: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
      helpers: true,
      duplicates: true,
      referrals: true,
      referred: { include: { problem: true } },
    },
  })
  for (const one of problems) {
    expect(one.outcome !== null).toBe(one.state === 'closed')
    // Only the reporter closes and reopens, and the last of them is the state.
    const turns = one.events.filter(({ kind }) => kind === 'closed' || kind === 'reopened')
    expect(turns.every((event) => event.personId === one.reporterId)).toBe(true)
    expect(turns.at(-1)?.kind === 'closed').toBe(one.state === 'closed')
    if (one.mergedId) expect(one.duplicates).toEqual([])
    // A waiting problem has nobody at it.
    const reopened = turns.at(-1)?.kind === 'reopened'
    if (one.state === 'submitted' && !reopened)
      expect(one.helpers.filter((helper) => helper.state === 'active')).toEqual([])
    for (const referral of one.referrals) {
      expect(referral.linkedId !== null).toBe(referral.state === 'accepted')
      if (referral.state === 'accepted') expect(referral.consentedAt).not.toBeNull()
    }
    if (one.referred) expect(one.state === 'closed').toBe(one.referred.problem.state === 'closed')
  }
}

test('whatever people do in whatever order, the rules hold', async () => {
  const walk = fc.array(fc.tuple(fc.constantFrom(...Object.keys(steps)), fc.boolean()), {
    minLength: 8,
    maxLength: 22,
  })
  await fc.assert(
    fc.asyncProperty(walk, async (walked) => {
      const ids = [await reported(reporter, groupId), await reported(reporter, groupId)] as [string, string]
      for (const [day, [name, turned]] of walked.entries()) {
        const [one, other] = turned ? [ids[1], ids[0]] : ids
        try {
          await steps[name]?.(one, other, day + 1)
        } catch (error) {
          // Refused in words; never a failure of the database or of the code.
          if (!(error instanceof AppError)) throw error
        }
      }
      await invariants(ids)
    }),
    { numRuns: 25 },
  )
}, 120_000)
