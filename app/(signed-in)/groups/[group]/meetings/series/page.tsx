import { notFound } from 'next/navigation'
import { DateChoices } from '@/components/activities/dates'
import { ActivityFields } from '@/components/activities/form'
import { RuleFields } from '@/components/activities/series'
import { GroupHead } from '@/components/groups/head'
import { AskForm } from '@/components/ui/ask'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { endDate } from '@/lib/activities/rules'
import { schedule } from '@/lib/activities/series/actions'
import { datesOf, MAX_MEETINGS, rowsFrom, ruleOf, skippedMonths } from '@/lib/activities/series/rules'
import { ruleInput, ruleSent } from '@/lib/activities/series/schema'
import { warningsFor } from '@/lib/calendar/warnings/queries'
import { parse } from '@/lib/core/input'
import { instantOf } from '@/lib/core/time'
import { answer } from '@/lib/forms/answer'
import { type FormState, idle } from '@/lib/forms/state'
import { getTranslations } from '@/lib/i18n/words'
import { proposedForAgenda } from '@/lib/problems/waiting/queries'
import { openGroup } from '../../open'

type Sent = Record<string, string | string[]>
type Props = { params: Promise<{ group: string }>; searchParams: Promise<Sent> }

/** The rule in an address, or the sentences that say what is wrong with it. */
async function asked(sent: Sent): Promise<{ state: FormState; wish?: ReturnType<typeof parseRule> }> {
  if (sent['rows.0.date'] === undefined) return { state: idle }
  try {
    return { wish: parseRule(sent), state: { ...idle, values: sent } }
  } catch (error) {
    return { state: await answer(error, sent) }
  }
}
const parseRule = (sent: Sent) => parse(ruleInput, ruleSent(sent))

export default still(async function Series({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'activity.schedule', group.facts)) notFound()
  const t = await getTranslations('series')
  const { state, wish } = await asked(await searchParams)
  const ask = (
    <AskForm state={state} submit={t('show')}>
      <RuleFields zone={group.zone} />
    </AskForm>
  )
  return (
    <div className="stack gap-6! max-w-2xl">
      <GroupHead group={group} current="meetings" title={t('title')}>
        {wish ? null : <p className="faint">{t('intro')}</p>}
      </GroupHead>
      {wish ? (
        <details className="sheet">
          <summary className="plain">{t('again')}</summary>
          {ask}
        </details>
      ) : (
        ask
      )}
      {wish ? <Preview {...{ viewer, group, wish }} /> : null}
    </div>
  )
})

type Opened = Awaited<ReturnType<typeof openGroup>>

async function Preview({ viewer, group, wish }: Opened & { wish: ReturnType<typeof parseRule> }) {
  const t = await getTranslations('series')
  const first = wish.rows[0]?.date ?? ''
  const rule = ruleOf(wish, first)
  const dates = datesOf(rule, first, MAX_MEETINGS)
  const packages = dates.map((date) => ({
    date,
    slots: rowsFrom(wish.rows, date).map((row) => ({
      startsAt: instantOf(group.zone, row.date, row.from),
      endsAt: instantOf(group.zone, endDate(row), row.to),
    })),
  }))
  const slots = packages.flatMap((one) => one.slots)
  const [warned, problems] = await Promise.all([
    warningsFor(viewer, group, slots, new Date()),
    proposedForAgenda(viewer, group, new Date()),
  ])
  const told = packages.map((one) => ({
    ...one,
    warnings: one.slots.flatMap((slot) => warned[slots.indexOf(slot)] ?? []),
  }))
  const hidden = Object.entries({
    repeat: wish.repeat,
    every: wish.every,
    count: wish.count,
    until: wish.until,
  })
  return (
    <ActionForm action={schedule} submit={t('submit')} formKey={crypto.randomUUID()}>
      <input type="hidden" name="groupId" value={group.id} />
      <input type="hidden" name="group" value={group.slug} />
      {hidden.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value ?? ''} />
      ))}
      {wish.rows.flatMap((row, at) =>
        Object.entries(row).map(([name, value]) => (
          <input
            key={`${at}${name}`}
            type="hidden"
            name={`rows.${at}.${name}`}
            value={value === false ? '' : String(value)}
          />
        )),
      )}
      <DateChoices rule={rule} zone={group.zone} skipped={skippedMonths(rule, dates)} packages={told} />
      <div className="stack gap-1! pt-5">
        <h2>{t('plan')}</h2>
        <p className="faint">{t('planHint')}</p>
      </div>
      <ActivityFields zone={group.zone} problems={problems} series />
    </ActionForm>
  )
}
