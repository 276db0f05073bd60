import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { AnswerForm } from '@/components/polls/answer'
import { PollSums, PollTable } from '@/components/polls/results'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { warningsFor } from '@/lib/calendar/warnings/queries'
import { env } from '@/lib/core/env'
import { clockIn, longDate, shortDate, whenRange, zoneLabel } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { close } from '@/lib/polls/actions'
import { readPoll } from '@/lib/polls/queries'
import { openGroup } from '../../open'

type Props = {
  params: Promise<{ group: string; poll: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Poll({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const now = new Date()
  const poll = await readPoll(viewer, (await params).poll, now)
  if (!poll || poll.groupId !== group.id) notFound()
  const t = await getTranslations('polls')
  const e = await getTranslations('errors')
  const { saved, late } = await searchParams
  const locale = await getLocale()
  const { slug, zone } = group
  const here = `/groups/${slug}/polls/${poll.id}`
  const labels = poll.options.map((one) => whenRange(locale, zone, one.startsAt, one.endsAt))
  const manage = poll.may.manage && !poll.closedAt
  const warnings = manage ? await warningsFor(viewer, group, poll.options, now) : []
  const mine = poll.options.map((option, at) => ({
    id: option.id,
    label: labels[at] ?? '',
    mine: option.answers.find((one) => one.personId === viewer.personId)?.answer,
  }))
  const link = new URL(here, env().NEXTAUTH_URL).href
  const text = t('shareText', { title: poll.title, link })
  return (
    <div className="stack gap-7! max-w-2xl">
      <GroupHead group={group} current="meetings" title={poll.title}>
        <p className="flex flex-wrap gap-x-3 gap-y-1 items-center">
          <span className="badge">{t(poll.open ? 'open' : poll.activity ? 'scheduled' : 'closed')}</span>
          <span className="faint">
            {t('asked', { name: poll.createdBy.name })}
            {poll.open && poll.closesAt
              ? ` · ${t('closesAt', {
                  date: shortDate(locale, zone, poll.closesAt),
                  time: `${clockIn(zone, poll.closesAt).replace(':', '.')} ${zoneLabel(zone)}`,
                })}`
              : null}
          </span>
        </p>
        {late && !poll.open ? (
          <p role="alert" className="notice error">
            {e('pollClosed')}
          </p>
        ) : null}
        {saved ? (
          <p role="status" className="notice">
            {t('saved')}
          </p>
        ) : null}
        {poll.activity ? (
          <p className="notice">
            {t('became')}{' '}
            <a href={`/groups/${slug}/meetings/${poll.activity.id}`}>
              <bdi>{poll.activity.title}</bdi>
            </a>
            {poll.activity.startsAt ? `, ${longDate(locale, zone, poll.activity.startsAt)}` : null}
          </p>
        ) : poll.open ? null : (
          <p className="notice">{t('closedText')}</p>
        )}
      </GroupHead>
      {poll.open ? <AnswerForm poll={poll.id} slug={slug} options={mine} /> : null}
      <PollSums poll={poll} labels={labels} warnings={warnings} pick={manage ? `${here}/schedule` : null} />
      <PollTable poll={poll} labels={labels} />
      {poll.may.manage && poll.open ? (
        <p>
          <a
            className="button quiet"
            href={`https://wa.me/?text=${encodeURIComponent(text)}`}
            rel="noreferrer"
          >
            {t('share')}
          </a>
        </p>
      ) : null}
      {manage ? (
        <ActionForm action={close} submit={t('close')} fold={t('close')} quiet formKey={crypto.randomUUID()}>
          <p>{t('closeText')}</p>
          <input type="hidden" name="pollId" value={poll.id} />
          <input type="hidden" name="group" value={slug} />
        </ActionForm>
      ) : null}
    </div>
  )
})
