import type { Viewer } from '@/lib/access/viewer'
import { exceptionsHref } from '@/lib/coverage/exceptions/paths'
import { listExceptions, oversees } from '@/lib/coverage/exceptions/queries'
import type { GroupsAsked } from '@/lib/coverage/regions/schema'
import { getTranslations } from '@/lib/i18n/words'
import { Checked } from './exceptions-checked'
import { ExceptionGroups } from './exceptions-list'

const EVERYTHING = { kind: null, after: null }
const FIRST = 3

type Props = { viewer: Viewer; now: Date }

/** For who looks after groups: what stands out in those asked for, the worst first, before any figure. Nothing for others. */
export async function ExceptionsSection({ viewer, asked, now }: Props & { asked: GroupsAsked }) {
  if (!oversees(viewer)) return null
  const t = await getTranslations('exceptions')
  const c = await getTranslations('coverage')
  const filter = { ...EVERYTHING, among: asked }
  const { groups, standing: total, checked, cut } = await listExceptions(viewer, filter, now, FIRST)
  const narrowed = asked.region || asked.kind || asked.name
  return (
    <section className="stack" aria-labelledby="exceptions">
      <h2 id="exceptions">{t('title')}</h2>
      {checked ? (
        <p className={total ? undefined : 'notice'}>
          {total ? t('summary', { found: total, checked }) : t('none', { checked })}
        </p>
      ) : (
        <p className="notice">{narrowed ? c('noMatch') : t('noGroups')}</p>
      )}
      <p className="faint">{t('today')}</p>
      {cut ? <p className="notice">{t('cut', { checked })}</p> : null}
      <ExceptionGroups groups={groups} level={3} />
      {total ? (
        <p>
          <a className="button quiet" href={exceptionsHref(asked)}>
            {t('all', { count: total })}
          </a>
        </p>
      ) : null}
      <Checked />
    </section>
  )
}

/** The same in short, for the home page: which groups, and what of each. */
export async function ExceptionsInShort({ viewer, now }: Props) {
  if (!oversees(viewer)) return null
  const t = await getTranslations('exceptions')
  const n = await getTranslations('notices.about')
  const { groups, standing: total, checked } = await listExceptions(viewer, EVERYTHING, now, FIRST)
  if (!checked) return null
  return (
    <section className="stack">
      <h2>{t('title')}</h2>
      <p>{total ? t('summary', { found: total, checked }) : t('none', { checked })}</p>
      {groups.length ? (
        <ul className="rows">
          {groups.map(({ id, slug, name, exceptions }) => (
            <li key={id}>
              <a href={`/groups/${slug}/coverage/exceptions`}>
                <bdi>{name}</bdi>
              </a>
              <span>{exceptions.map(({ kind }) => n(kind)).join(' · ')}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <p>
        <a href="/coverage/exceptions">{total ? t('all', { count: total }) : t('title')}</a>
      </p>
    </section>
  )
}
