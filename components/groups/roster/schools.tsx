import { ActionForm } from '@/components/ui/form'
import { RowInput } from '@/components/ui/row-input'
import { schools as settle } from '@/lib/groups/roster/actions'
import { getTranslations } from '@/lib/i18n/words'

/** The schools of a roster that nobody knows: answered once for all rows that name them. */
export async function UnknownSchools(props: {
  importId: string
  schools: { said: string; count: number }[]
}) {
  const r = await getTranslations('roster')
  if (!props.schools.length) return null
  return (
    <section className="stack">
      <h2>{r('schools')}</h2>
      <p>{r('schoolsText')}</p>
      <ActionForm action={settle} submit={r('schoolsSubmit')}>
        <input type="hidden" name="importId" value={props.importId} />
        {props.schools.map(({ said, count }, i) => (
          <fieldset key={said} className="sheet stack">
            <legend className="legend">
              <bdi>{said}</bdi> <span className="badge">{r('rows', { count })}</span>
            </legend>
            <input type="hidden" name="row" value={i} />
            <input type="hidden" name={`${i}.said`} value={said} />
            <RowInput row={i} field="school" label={r('schoolIs')} value={said} list="schools" />
            <label className="choice bare">
              <input type="checkbox" name={`${i}.without`} value="yes" />
              <span>{r('without')}</span>
            </label>
          </fieldset>
        ))}
      </ActionForm>
    </section>
  )
}
