import { notFound } from 'next/navigation'
import { AgendaList, AgendaRoom } from '@/components/activities/agenda'
import { AddItem, AgendaArrange, ChangeItem, Proposals } from '@/components/activities/agenda-forms'
import { ActivityDay } from '@/components/activities/when'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { readAgenda } from '@/lib/activities/agenda/queries'
import { agendaOpen, beforeHeld } from '@/lib/activities/agenda/rules'
import { getTranslations } from '@/lib/i18n/words'
import { proposedForAgenda } from '@/lib/problems/waiting/queries'
import { openGroup } from '../../../open'

type Props = {
  params: Promise<{ group: string; meeting: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function AgendaPage({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const { meeting } = await params
  const now = new Date()
  const agenda = await readAgenda(viewer, meeting, now)
  if (!agenda || agenda.groupId !== group.id) notFound()
  const problems = beforeHeld(agenda.state) ? await proposedForAgenda(viewer, group, now, agenda.id) : []
  const t = await getTranslations('agenda')
  const { item: asked } = await searchParams
  const open = agendaOpen(agenda.state)
  const item = open ? agenda.agenda.find((one) => one.id === asked) : undefined
  return (
    <div className="stack gap-6! max-w-2xl">
      <GroupHead group={group} current="meetings" title={t('page')}>
        <p>
          <a href={`/groups/${group.slug}/meetings/${agenda.id}`}>
            <bdi>{agenda.title}</bdi>
          </a>
        </p>
        {agenda.days.map((day) => (
          <ActivityDay key={day.startsAt.getTime()} day={day} zone={group.zone} />
        ))}
        <AgendaRoom items={agenda.agenda} days={agenda.days} zone={group.zone} />
      </GroupHead>
      {agenda.agenda.length ? null : <p className="notice">{t('empty')}</p>}
      {item ? <ChangeItem agenda={agenda} item={item} /> : null}
      {open ? <AgendaArrange agenda={agenda} /> : <AgendaList items={agenda.agenda} meeting={agenda} />}
      <Proposals agenda={agenda} problems={problems} />
      {open ? <AddItem agenda={agenda} /> : null}
    </div>
  )
})
