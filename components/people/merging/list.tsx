import { Check } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { part } from '@/lib/privacy/merging/actions'
import type { listMerges } from '@/lib/privacy/merging/queries'

type Props = { personId: string; merges: Awaited<ReturnType<typeof listMerges>>; lost: string }

/** The accounts that became this one, the latest first, and the way to merge another or to part the last. */
export async function MergeList({ personId, merges, lost }: Props) {
  const t = await getTranslations('admin.merge')
  const locale = await getLocale()
  return (
    <section className="stack">
      <h2>{t('heading')}</h2>
      {lost ? <p className="notice">{t('lost', { count: Number(lost) })}</p> : null}
      {merges.length ? (
        <ul className="rows">
          {merges.map((one, row) => (
            <li key={one.id}>
              <span>
                <strong>
                  <bdi>{one.merged.name}</bdi>
                </strong>
                {one.email ? (
                  <span className="faint">
                    {' '}
                    · <bdi>{one.email}</bdi>
                  </span>
                ) : null}
              </span>
              <span className="faint">
                {t('made', { on: shortDate(locale, 'Asia/Jakarta', one.at), by: one.by.name })}
              </span>
              <span dir="auto">{one.reason}</span>
              {row === 0 ? (
                <ActionForm
                  action={part}
                  submit={t('part')}
                  fold={t('part')}
                  quiet
                  formKey={crypto.randomUUID()}
                >
                  <input type="hidden" name="mergeId" value={one.id} />
                  <p className="faint">{t('partText')}</p>
                  <Check name="sure" label={t('partSure')} />
                </ActionForm>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="faint">{t('none')}</p>
      )}
      <p>
        <a href={`/admin/people/${personId}/merge`}>{t('open')}</a>
      </p>
    </section>
  )
}
