import { GroupHead } from '@/components/groups/head'
import { AdoptionForm } from '@/components/programme/adoption'
import { ProgrammeChanges } from '@/components/programme/changes'
import { ProgrammeMonths } from '@/components/programme/months'
import { ProgrammeNav, Years } from '@/components/programme/nav'
import { Beads } from '@/components/ui/beads'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { dateIn, schoolYearOf, shortDate } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { objectiveCodes } from '@/lib/objectives/schema'
import { officesOf, readProgramme } from '@/lib/programme/queries'
import { countOf, yearOf } from '@/lib/programme/schema'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Programme({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const asked = await searchParams
  const now = new Date()
  const year = yearOf(asked, schoolYearOf(group.zone, now))
  const programme = await readProgramme(viewer, group.id, year)
  const t = await getTranslations('programme')
  const p = await getTranslations('planning')
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
  const budget = items.reduce((sum, item) => sum + (item.budget ?? 0), 0)
  const here = `/groups/${group.slug}/programme`
  const draft = items.length > 0 && !programme?.adoptedAt
  const offices = manage && draft ? await officesOf(viewer, group.id, now) : null
  const added = countOf(asked.added)
  const were = countOf(asked.there)
  return (
    <>
      <GroupHead group={group} current="programme" title={t('title', { from: `${year}`, to: `${year + 1}` })}>
        <Years path={here} year={year} />
        {items.length ? <ProgrammeNav slug={group.slug} year={year} current="plan" /> : null}
        {items.length ? <Beads items={beads} label={t('string')} /> : null}
        {items.length ? (
          <p>
            <span className="badge">
              {programme?.adoptedOn
                ? t('adopted', { date: shortDate(locale, 'UTC', programme.adoptedOn) })
                : t('draft')}
            </span>{' '}
            {t('sum', { count: items.length, jp })}
            {budget ? <span className="faint">{` · ${p('sumBudget', { amount: budget })}`}</span> : null}
          </p>
        ) : null}
        {programme?.signatures.length ? (
          <p className="faint">
            <bdi>{programme.signatures.map((one) => `${one.title}: ${one.name}`).join(' · ')}</bdi>
          </p>
        ) : null}
      </GroupHead>
      {added === null ? null : (
        <p className="notice" role="status">
          {p('added', { count: added })} {were ? p('were', { count: were }) : null}
        </p>
      )}
      {items.length ? null : <p className="notice">{t(manage ? 'emptyOfficer' : 'empty')}</p>}
      {items.length && empty.length ? (
        <p className="notice">{t('without', { codes: empty.map((bead) => bead.code).join(', ') })}</p>
      ) : null}
      {manage ? (
        <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <a className="button" href={`${here}/new?year=${year}`}>
            {t('add')}
          </a>
          <a href={`${here}/import?year=${year}`}>{p('import')}</a>
          {programme?.adoptedAt ? null : <a href={`${here}/copy?year=${year}`}>{p('copy')}</a>}
        </p>
      ) : null}
      {items.length ? (
        <p className="flex flex-wrap gap-x-4">
          {(['pdf', 'xlsx', 'csv'] as const).map((kind) => (
            <a key={kind} href={`${here}/${kind}?year=${year}`} download>
              {`${p('downloads')} ${p(kind)}`}
            </a>
          ))}
        </p>
      ) : null}
      <ProgrammeMonths items={items} slug={group.slug} zone={group.zone} manage={manage} />
      {offices ? (
        <AdoptionForm group={group} year={year} today={dateIn(group.zone, now)} {...offices} />
      ) : null}
      <ProgrammeChanges changes={programme?.changes ?? []} zone={group.zone} />
    </>
  )
})
