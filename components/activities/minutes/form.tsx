import { TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { write } from '@/lib/activities/minutes/actions'
import type { readActivity } from '@/lib/activities/queries'
import { getTranslations } from '@/lib/i18n/words'
import { AnsweredClash, FromInput } from './clash'
import { MinutesLive } from './live'

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>
type Props = { activity: Activity; personId: string; back: string }

/** The minutes while they are written: saved as typed with script, by the button without. */
export async function MinutesForm({ activity, personId, back }: Props) {
  const t = await getTranslations('minutes')
  const d = await getTranslations('desk')
  const f = await getTranslations('offline.title')
  const { minutes } = activity
  const start = {
    version: minutes?.version ?? 0,
    text: minutes?.text ?? '',
    decisions: minutes?.decisions.map((one) => one.text).join('\n') ?? '',
  }
  const clash = {
    title: t('clash.title'),
    mine: t('clash.mine'),
    theirs: t('clash.theirs'),
    nothing: t('clash.nothing'),
    choose: t('clash.choose'),
    choice: { both: t('clash.both'), mine: t('clash.keepMine'), theirs: t('clash.keepTheirs') },
  }
  // Filled in by the browser.
  const [clock, by] = ['[clock]', '[by]']
  const status = {
    saving: t('status.saving'),
    saved: t('status.saved', { clock }),
    merged: t('status.merged', { by, clock }),
    restored: t('status.restored'),
    offline: t('status.offline'),
    failed: t('status.failed'),
    clash: t('status.clash'),
    over: t('status.over'),
    away: t('status.away'),
  }
  const live = {
    activity: activity.id,
    person: personId,
    back,
    group: activity.group.slug,
    title: f('minutes', { title: activity.title }),
    status,
    kept: t('status.kept'),
    notKept: t('status.notKept'),
    unsaved: t('status.unsaved'),
  }
  return (
    <ActionForm action={write} submit={d('saveMinutes')}>
      <input type="hidden" name="activityId" value={activity.id} />
      <input type="hidden" name="group" value={activity.group.slug} />
      <FromInput name="version" value={String(start.version)} />
      <FromInput name="base.text" value={start.text} />
      <FromInput name="base.decisions" value={start.decisions} />
      <AnsweredClash words={clash} />
      <TextArea
        name="text"
        label={d('minutesText')}
        hint={t('textHint')}
        rows={14}
        defaultValue={start.text}
        autoComplete="off"
        className="grows"
      />
      <TextArea
        name="decisions"
        label={d('decisions')}
        rows={5}
        defaultValue={start.decisions}
        autoComplete="off"
        className="grows"
      />
      <MinutesLive live={live} clash={clash} join={t('clash.join')} />
    </ActionForm>
  )
}
