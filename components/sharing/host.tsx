import { ActionForm } from '@/components/ui/form'
import { attendanceOpen } from '@/lib/activities/rules'
import { getTranslations } from '@/lib/i18n/words'
import { takeOver } from '@/lib/sharing/actions'
import type { readSession } from '@/lib/sharing/queries'

type Session = NonNullable<Awaited<ReturnType<typeof readSession>>>
type Props = { session: Session; activityId: string; slug: string }

/** The meeting in which a session has its time, and for officers the way to its attendance. */
export async function HostLine({ session: { host, may, state }, activityId, slug }: Props) {
  const t = await getTranslations('sharing.slot')
  if (!host) return null
  return (
    <section className="stack">
      <p>
        <a href={`/groups/${slug}/meetings/${host.id}`}>{t('in', { title: host.title })}</a>
      </p>
      {may.manage && attendanceOpen(state) ? (
        <ActionForm action={takeOver} submit={t('takeOver')} quiet>
          <input type="hidden" name="activityId" value={activityId} />
          <input type="hidden" name="group" value={slug} />
        </ActionForm>
      ) : null}
    </section>
  )
}
