import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { Pages } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { open } from '@/lib/competence/actions'
import { listRounds } from '@/lib/competence/queries'
import { shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Competence({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'competence.read', group.facts)) notFound()
  const { rows, open: running, after, next } = await listRounds(viewer, group.id, await searchParams)
  const t = await getTranslations('competence')
  const locale = await getLocale()
  const here = `/groups/${group.slug}/competence`
  return (
    <>
      <GroupHead group={group} current="overview" title={t('title')}>
        <p>{t('intro')}</p>
      </GroupHead>
      {rows.length ? (
        <ul className="rows">
          {rows.map((round) => (
            <li key={round.id}>
              <a href={`${here}/${round.id}`}>
                <bdi>{round.title}</bdi>
              </a>
              <span className="faint">
                {t('opened', { date: shortDate(locale, group.zone, round.openedAt) })}
              </span>
              <span className="badge">{t(`state.${round.state}`)}</span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="notice">{t('none')}</p>
      )}
      <Pages
        words={{ next: t('pages.next'), first: t('pages.first'), label: t('pages.label') }}
        next={next}
        after={after}
        keep={{}}
      />
      {can(viewer, 'competence.manage', group.facts) && !running ? (
        <section className="stack max-w-2xl">
          <h2>{t('open.title')}</h2>
          <ActionForm action={open} submit={t('open.submit')} formKey={crypto.randomUUID()}>
            <input type="hidden" name="groupId" value={group.id} />
            <input type="hidden" name="group" value={group.slug} />
            <TextField name="title" label={t('open.name')} hint={t('open.nameHint')} maxLength={120} />
          </ActionForm>
        </section>
      ) : null}
    </>
  )
})
