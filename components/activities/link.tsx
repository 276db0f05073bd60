import { SelectField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { link } from '@/lib/activities/actions'
import type { openAgendas } from '@/lib/activities/queries'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Props = {
  problemId: string
  group: { slug: string; zone: string }
  agendas: Awaited<ReturnType<typeof openAgendas>>
}

/** Puts a problem on the agenda of a meeting that is still to come. */
export async function LinkToAgenda({ problemId, group, agendas }: Props) {
  const t = await getTranslations('desk')
  const locale = await getLocale()
  if (!agendas.length) return null
  const options = agendas.map((one) => ({
    value: one.id,
    label: one.startsAt ? `${one.title} · ${shortDate(locale, group.zone, one.startsAt)}` : one.title,
  }))
  return (
    <ActionForm action={link} submit={t('saveLink')} fold={t('link')} formKey={crypto.randomUUID()}>
      <input type="hidden" name="problemId" value={problemId} />
      <input type="hidden" name="group" value={group.slug} />
      <SelectField name="activityId" label={t('meeting')} options={options} />
    </ActionForm>
  )
}
