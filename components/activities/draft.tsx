import { ActionForm } from '@/components/ui/form'
import { remove } from '@/lib/activities/drafts/actions'
import type { listDrafts, readActivity } from '@/lib/activities/queries'
import { whenRange } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'

/** The second button of a meeting's form. */
export async function DraftButton() {
  const t = await getTranslations('drafts')
  return (
    <button type="submit" name="as" value="draft" className="button quiet">
      {t('keep')}
    </button>
  )
}

type Activity = NonNullable<Awaited<ReturnType<typeof readActivity>>>

/** What an officer does with a draft: complete it, order its agenda, or delete it. */
export async function DraftDesk({ activity }: { activity: Activity }) {
  const t = await getTranslations('drafts')
  const here = `/groups/${activity.group.slug}/meetings/${activity.id}`
  return (
    <section className="stack">
      <p className="notice">{t('seen')}</p>
      <p className="flex flex-wrap gap-3">
        <a className="button" href={`${here}/change`}>
          {t('complete')}
        </a>
        <a className="button quiet" href={`${here}/agenda`}>
          {t('agenda')}
        </a>
      </p>
      <ActionForm action={remove} submit={t('delete')} fold={t('delete')} quiet>
        <input type="hidden" name="activityId" value={activity.id} />
        <input type="hidden" name="group" value={activity.group.slug} />
        <p className="faint">{t('deleteText')}</p>
      </ActionForm>
    </section>
  )
}

type Drafts = Awaited<ReturnType<typeof listDrafts>>

/** The drafts of a group, above its meetings; nothing where there are none. */
export async function DraftList({ drafts, slug, zone }: { drafts: Drafts; slug: string; zone: string }) {
  if (!drafts.length) return null
  const t = await getTranslations('drafts')
  const locale = await getLocale()
  return (
    <section className="sheet stack">
      <h2>{t('title')}</h2>
      <p className="faint">{t('seen')}</p>
      <ul className="rows">
        {drafts.map((one) => (
          <li key={one.id}>
            <a href={`/groups/${slug}/meetings/${one.id}`}>
              <bdi>{one.title}</bdi>
            </a>
            <span className="faint">
              {one.startsAt && one.endsAt ? whenRange(locale, zone, one.startsAt, one.endsAt) : t('undated')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
