import { getLocale, getTranslations } from 'next-intl/server'
import { GroupHead } from '@/components/groups/head'
import { ProgrammeMonths } from '@/components/programme/months'
import { Beads } from '@/components/ui/beads'
import { ActionForm } from '@/components/ui/form'
import { can } from '@/lib/access/can'
import { schoolYearOf, shortDate } from '@/lib/core/time'
import { objectiveCodes } from '@/lib/objectives/schema'
import { adopt } from '@/lib/programme/actions'
import { readProgramme } from '@/lib/programme/queries'
import { yearOf } from '@/lib/programme/schema'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default async function Programme({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const year = yearOf(await searchParams, schoolYearOf(group.zone, new Date()))
  const programme = await readProgramme(viewer, group.id, year)
  const t = await getTranslations('programme')
  const o = await getTranslations('objectives')
  const locale = await getLocale()
  const manage = can(viewer, 'programme.manage', group.facts)
  const items = programme?.items ?? []
  const beads = objectiveCodes.map((code) => {
    const count = items.filter((item) => item.objective === code).length
    const label = t('bead', { name: o(`${code}.name`), count })
    return { code, stage: count ? (1 as const) : (0 as const), label }
  })
  const empty = beads.filter((bead) => !bead.stage)
  const jp = items.reduce((sum, item) => sum + (item.jp ?? 0), 0)
  const here = `/groups/${group.slug}/programme`
  return (
    <>
      <GroupHead group={group} current="programme" title={t('title', { from: `${year}`, to: `${year + 1}` })}>
        <p className="flex flex-wrap gap-x-4">
          <a href={`${here}?year=${year - 1}`}>{`← ${year - 1}/${year}`}</a>
          <a href={`${here}?year=${year + 1}`}>{`${year + 1}/${year + 2} →`}</a>
        </p>
        {items.length ? <Beads items={beads} label={t('string')} /> : null}
        {items.length ? (
          <p>
            <span className="badge">
              {programme?.adoptedAt
                ? t('adopted', { date: shortDate(locale, group.zone, programme.adoptedAt) })
                : t('draft')}
            </span>{' '}
            {t('sum', { count: items.length, jp })}
          </p>
        ) : null}
      </GroupHead>
      {items.length ? null : <p className="notice">{t(manage ? 'emptyOfficer' : 'empty')}</p>}
      {items.length && empty.length ? (
        <p className="notice">{t('without', { codes: empty.map((bead) => bead.code).join(', ') })}</p>
      ) : null}
      {manage ? (
        <p>
          <a className="button" href={`${here}/new?year=${year}`}>
            {t('add')}
          </a>
        </p>
      ) : null}
      <ProgrammeMonths items={items} slug={group.slug} zone={group.zone} manage={manage} />
      {manage && items.length && !programme?.adoptedAt ? (
        <section className="sheet stack">
          <h2>{t('adopt')}</h2>
          <p>{t('adoptText')}</p>
          <ActionForm action={adopt} submit={t('adopt')} formKey={crypto.randomUUID()}>
            <input type="hidden" name="groupId" value={group.id} />
            <input type="hidden" name="group" value={group.slug} />
            <input type="hidden" name="schoolYear" value={year} />
          </ActionForm>
        </section>
      ) : null}
      {programme?.changes.length ? (
        <section className="stack">
          <h2>{t('changes')}</h2>
          <ol className="history">
            {programme.changes.map((one) => (
              <li key={one.id}>
                <strong>{t(`kind.${one.kind}`)}</strong>: <bdi>{one.title}</bdi>{' '}
                <span className="faint">
                  {one.person.name} · {shortDate(locale, group.zone, one.at)}
                </span>
                <p dir="auto">{one.reason}</p>
              </li>
            ))}
          </ol>
        </section>
      ) : null}
    </>
  )
}
