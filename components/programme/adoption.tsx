import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { adopt } from '@/lib/programme/actions'
import { signers } from '@/lib/programme/schema'

type Line = { title: string; name: string } | undefined
type Props = {
  group: { id: string; slug: string }
  year: number
  today: string
  head: Line
  secretary: Line
}

/** Adopts a programme: the date on the paper, and who signs it. */
export async function AdoptionForm({ group, year, today, head, secretary }: Props) {
  const t = await getTranslations('programme')
  const p = await getTranslations('planning')
  const known = { head, secretary, acknowledging: undefined }
  return (
    <section className="sheet stack">
      <h2>{t('adopt')}</h2>
      <p>{t('adoptText')}</p>
      <ActionForm action={adopt} submit={t('adopt')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="group" value={group.slug} />
        <input type="hidden" name="schoolYear" value={year} />
        <TextField name="adoptedOn" label={p('adoptedOn')} type="date" max={today} defaultValue={today} />
        {signers.map((one) => (
          <fieldset key={one} className="field">
            <legend>{p(`signers.${one}`)}</legend>
            {one === 'acknowledging' ? <small className="faint">{p('acknowledgingHint')}</small> : null}
            <TextField
              name={`${one}Name`}
              label={p('signerName')}
              maxLength={120}
              defaultValue={known[one]?.name ?? ''}
            />
            <TextField
              name={`${one}Title`}
              label={p('signerTitle')}
              maxLength={80}
              defaultValue={known[one]?.title ?? (one === 'acknowledging' ? '' : p(`signers.${one}`))}
            />
          </fieldset>
        ))}
      </ActionForm>
    </section>
  )
}
