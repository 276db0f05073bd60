import { ObjectivePicker } from '@/components/objectives/picker'
import { Bead } from '@/components/ui/beads'
import { TextArea, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import type { ObjectiveCode } from '@/lib/objectives/schema'
import { call, endCall } from '@/lib/sharing/actions'

type Call = {
  id: string
  topic: string
  description: string
  objective: ObjectiveCode
  closesOn: Date
  _count: { offers: number }
}
type Props = { calls: Call[]; slug: string; of?: string; answers: boolean; manages: boolean }

/** Topics on which the officers ask for sessions, each with the way to answer it. */
export async function Calls({ calls, slug, of, answers, manages }: Props) {
  const t = await getTranslations('sharing.calls')
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  return (
    <ul className="rows">
      {calls.map((one) => (
        <li key={one.id} className="grid-cols-[auto_1fr] gap-x-3!">
          <Bead code={one.objective} stage={1} label={o(`${one.objective}.name`)} small />
          <strong>
            <bdi>{one.topic}</bdi>
          </strong>
          {one.description ? (
            <p className="prose col-start-2" dir="auto">
              {one.description}
            </p>
          ) : null}
          <span className="faint col-start-2">
            {of ? <bdi>{of} · </bdi> : null}
            {t('until', { date: shortDate(locale, 'UTC', one.closesOn) })} ·{' '}
            {t('answers', { count: one._count.offers })}
          </span>
          <div className="acts col-start-2">
            {answers ? <a href={`/groups/${slug}/sharing/new?call=${one.id}`}>{t('answer')}</a> : null}
            {manages ? (
              <ActionForm action={endCall} submit={t('close')} quiet>
                <input type="hidden" name="callId" value={one.id} />
                <input type="hidden" name="group" value={slug} />
              </ActionForm>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** The officer's form that asks the members for sessions. */
export async function CallForm({ groupId, slug }: { groupId: string; slug: string }) {
  const t = await getTranslations('sharing.calls')
  return (
    <ActionForm action={call} submit={t('submit')} fold={t('open')} formKey={crypto.randomUUID()}>
      <input type="hidden" name="groupId" value={groupId} />
      <input type="hidden" name="group" value={slug} />
      <TextField name="topic" label={t('topic')} hint={t('topicHint')} maxLength={160} />
      <TextArea name="description" label={t('description')} rows={3} maxLength={2000} />
      <TextField name="closesOn" label={t('closesOn')} type="date" />
      <ObjectivePicker supporting={null} />
    </ActionForm>
  )
}
