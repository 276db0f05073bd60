import { ActionForm } from '@/components/ui/form'
import { complete } from '@/lib/activities/action-items/actions'
import { itemState } from '@/lib/activities/action-items/rules'
import { activityPath } from '@/lib/activities/paths'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import type { myDesk } from '@/lib/sharing/desk/queries'

type Item = Awaited<ReturnType<typeof myDesk>>['items'][number]

/** What waits for the viewer, with where it comes from and one button each: done. */
export async function TodoList({ items }: { items: Item[] }) {
  const t = await getTranslations('home')
  const a = await getTranslations('actionItems')
  const locale = await getLocale()
  const now = new Date()
  return (
    <ul className="rows">
      {items.map(({ activity, ...item }) => {
        const late = itemState(item, activity.group.zone, now) === 'overdue'
        return (
          <li key={item.id}>
            <bdi>{item.text}</bdi>
            <span className="faint">
              {item.dueOn ? `${t('due', { date: shortDate(locale, 'UTC', item.dueOn) })} · ` : null}
              {late ? (
                <>
                  <strong className="late">{a('overdue')}</strong> ·{' '}
                </>
              ) : null}
              <a href={`/groups/${activity.group.slug}${activityPath(activity)}`}>
                <bdi>{activity.title}</bdi>
              </a>
            </span>
            <ActionForm action={complete} submit={t('done')} quiet>
              <input type="hidden" name="actionItemId" value={item.id} />
            </ActionForm>
          </li>
        )
      })}
    </ul>
  )
}
