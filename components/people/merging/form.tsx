import { Check, Choices, TextArea } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { printedNip } from '@/lib/people/persons/rules'
import { merge } from '@/lib/privacy/merging/actions'
import type { readMerging } from '@/lib/privacy/merging/queries'

type Found = NonNullable<Awaited<ReturnType<typeof readMerging>>>
type Person = Found['person']
type Props = { one: Person; other: Person; counts: Found['counts'] }

async function linesOf() {
  const t = await getTranslations('admin')
  const m = await getTranslations('admin.merge')
  const e = await getTranslations('account')
  return (person: Person): [string, string][] => [
    [t('people.name'), person.name],
    [e('email'), person.email ?? '–'],
    [m('account'), person.hasAccount ? m('yes') : m('no')],
    ['NIP', person.nip ? printedNip(person.nip) : '–'],
    ['NUPTK', person.nuptk ?? '–'],
    [e('school'), person.school?.name ?? '–'],
    [t('people.role'), t(person.isAdministrator ? 'role.administrator' : 'role.person')],
    [m('groups'), person.memberships.map((row) => row.group.name).join(' · ') || '–'],
    [m('offices'), person.officerTerms.map((row) => `${row.title} (${row.group.name})`).join(' · ') || '–'],
  ]
}

/** Both people side by side, what of them meets, and which of them is kept. */
export async function MergeForm({ one, other, counts }: Props) {
  const t = await getTranslations('admin.merge')
  const words = await getTranslations('personalData.table')
  const lines = await linesOf()
  const [left, right] = [lines(one), lines(other)]
  const meets = counts.filter((row) => row.both > 0)
  const label = (table: string) => words(table as 'person')
  const option = (person: Person) => ({
    value: person.id,
    label: person.name,
    description: [person.email, person.school?.name].filter(Boolean).join(' · ') || t('noDetail'),
  })
  return (
    <>
      <section className="stack">
        <h2>{t('side')}</h2>
        <div className="overflow-x-auto">
          <table className="sides">
            <thead>
              <tr>
                <th scope="col">{t('what')}</th>
                <th scope="col">{t('first')}</th>
                <th scope="col">{t('second')}</th>
              </tr>
            </thead>
            <tbody>
              {left.map(([name, value], row) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>
                    <bdi>{value}</bdi>
                  </td>
                  <td>
                    <bdi>{right[row]?.[1]}</bdi>
                  </td>
                </tr>
              ))}
              {counts.map((row) => (
                <tr key={row.table}>
                  <th scope="row">{label(row.table)}</th>
                  <td className="tabular-nums">{row.one}</td>
                  <td className="tabular-nums">{row.other}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      <section className="stack">
        <h2>{t('meets')}</h2>
        {meets.length ? (
          <>
            <p className="faint">{t('meetsText')}</p>
            <ul className="rows">
              {meets.map((row) => (
                <li key={row.table}>{t('both', { what: label(row.table), count: row.both })}</li>
              ))}
            </ul>
          </>
        ) : (
          <p className="faint">{t('meetsNot')}</p>
        )}
      </section>
      <ActionForm action={merge} submit={t('submit')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="one" value={one.id} />
        <input type="hidden" name="other" value={other.id} />
        <Choices
          name="personId"
          type="radio"
          label={t('keep')}
          hint={t('keepHint')}
          chosen={one.email || !other.email ? one.id : other.id}
          options={[option(one), option(other)]}
        />
        <TextArea name="reason" label={t('reason')} hint={t('reasonHint')} maxLength={400} rows={3} />
        <Check name="sure" label={t('sure')} />
      </ActionForm>
    </>
  )
}
