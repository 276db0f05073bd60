import 'server-only'
import type { Database } from '../../core/db'
import type { ProblemEventKind, ProblemOutcome } from '../../core/generated/enums'
import { beyond } from '../../core/wall'
import { officersOf } from '../../groups/officers/access'
import { notify } from '../../notices/commands'
import { type Follower, followersOf } from '../followers/queries'
import { type Telling, tellingOf } from './rules'
import type { ToldKind } from './schema'

type Event = {
  id: string
  kind: ProblemEventKind
  outcome: ProblemOutcome | null
  personId: string
  aboutId: string | null
  activityId: string | null
  at: Date
  referral: { id: string; toGroupId: string; proposedById: string; consentedAt: Date | null } | null
}
type Place = { id: string; groupId: string }
type News = { event: string; kind: ToldKind; except: string; at: Date }

/** Only what members can see already: the agenda of a draft tells nobody. */
const shown = ['scheduled', 'postponed', 'held', 'locked', 'approved', 'cancelled'] as const

async function agendaShown(tx: Database, activityId: string) {
  return (await tx.activity.count({ where: { id: activityId, state: { in: [...shown] } } })) > 0
}

/** Each on the page where they read it, once. `on`: the meeting beside the problem, on its own group's page. */
async function tellEach(tx: Database, people: Follower[], news: News, on?: Place & { activityId: string }) {
  const pages = new Map<string, Follower[]>()
  for (const one of people) {
    const key = `${one.groupId} ${one.problemId}`
    pages.set(key, [...(pages.get(key) ?? []), one])
  }
  for (const [first, ...rest] of pages.values()) {
    if (!first) continue
    const { problemId, groupId } = first
    await notify(tx, {
      event: news.event,
      kind: news.kind,
      groupId,
      people: [first, ...rest].map((one) => one.personId),
      except: news.except,
      subject: { problemId, ...(on?.id === problemId && { activityId: on.activityId }) },
      path: `/problems/${problemId}`,
      data: {},
      now: news.at,
    })
  }
}

/** Who began what now was answered: the officer who proposed the referral, or who asked the colleague. */
async function starterOf(tx: Database, problemId: string, { referral, personId }: Event) {
  if (referral) return referral.proposedById
  const key = { problemId_personId: { problemId, personId } }
  return (await tx.problemHelper.findUnique({ where: key, select: { askedById: true } }))?.askedById
}

async function audience(tx: Database, { id, groupId }: Place, event: Event, telling: Telling) {
  const here = (personId: string) => ({ personId, problemId: id, groupId })
  const extra = [
    telling.starter ? await starterOf(tx, id, event) : null,
    telling.asked ? event.aboutId : null,
  ].flatMap((personId) => (personId ? [here(personId)] : []))
  if (telling.to === 'nobody') return extra
  if (telling.to === 'followers') return [...(await followersOf(tx, id, event.at)), ...extra]
  const { reporterId } = await tx.problem.findUniqueOrThrow({ where: { id }, select: { reporterId: true } })
  return [here(reporterId), ...extra]
}

/** The officers of the other group: something waits for them, or a colleague of theirs accepted it. */
async function tellReceivers(tx: Database, place: Place, event: Event, act: string) {
  const { referral, personId: except, at: now } = event
  if (!referral) return
  const came = event.kind === 'referralConsented'
  if (!came && place.groupId !== referral.toGroupId) return
  await notify(tx, {
    event: act,
    kind: came ? 'problem.referralCame' : 'problem.referralTaken',
    groupId: referral.toGroupId,
    people: await officersOf(tx, referral.toGroupId, now),
    except,
    subject: came ? { referralId: referral.id } : { problemId: place.id },
    path: came ? '/problems/waiting' : `/problems/${place.id}`,
    data: {},
    now,
  })
}

/**
 * Those whom an event of a problem concerns are told of it, never who did it. `act` names the deed where it
 * wrote several events (both problems of a merging, both ends of a referral), so that each is told once.
 */
export async function tellOf(tx: Database, place: Place, event: Event, act = event.id): Promise<void> {
  const agreed = Boolean(event.referral?.consentedAt)
  const telling = tellingOf({ kind: event.kind, outcome: event.outcome, agreed })
  if (!telling) return
  const { activityId } = event
  const onAgenda = activityId && (event.kind === 'linked' || event.kind === 'returned')
  if (onAgenda && !(await agendaShown(tx, activityId))) return
  const key = `problem:${act}`
  const news = { event: key, kind: telling.kind, except: event.personId, at: event.at }
  const on = onAgenda ? { ...place, activityId } : undefined
  await tellEach(tx, await audience(tx, place, event, telling), news, on)
  if (event.kind === 'referralConsented' || event.kind === 'referralAccepted')
    await tellReceivers(tx, place, event, key)
}

/** Those who follow a problem are told that somebody tried something in class. */
export async function tellTrial(
  tx: Database,
  problemId: string,
  trial: { id: string; personId: string; at: Date },
): Promise<void> {
  const { id, personId: except, at } = trial
  const news = { event: `problem:trial:${id}`, kind: 'problem.trial', except, at } as const
  await tellEach(tx, await beyond(() => followersOf(tx, problemId, at)), news)
}

/** Who helped is told that the reporter thanks for it, where they helped. */
export async function tellThanked(
  tx: Database,
  help: { id: string; problemId: string; groupId: string; personId: string },
  by: { personId: string; now: Date },
): Promise<void> {
  const event = `problem:thanks:${help.id}`
  await tellEach(tx, [help], { event, kind: 'problem.thanked', except: by.personId, at: by.now })
}
