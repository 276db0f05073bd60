import { Choices, TextField } from '@/components/ui/field'
import { Sure } from '@/components/ui/sure'
import { getTranslations } from '@/lib/i18n/words'
import type { Reading } from '@/lib/problems/results/rules'
import { measures } from '@/lib/problems/results/schema'

const typed = (value: number | undefined) => value?.toString().replace('.', ',')
const dated = (value: Date | null | undefined) => value?.toISOString().slice(0, 10)

/** The fields of class figures before and after, and the question that is asked back when they jump. */
export async function FigureFields({ result }: { result?: Reading | null }) {
  const t = await getTranslations('classFigures')
  return (
    <>
      <Choices
        name="figures.measure"
        type="radio"
        label={t('measure')}
        chosen={result?.measure ?? 'mean'}
        options={measures.map((value) => ({ value, label: t(value) }))}
      />
      <TextField
        name="figures.instrument"
        label={t('instrument')}
        hint={t('instrumentHint')}
        maxLength={200}
        defaultValue={result?.instrument}
      />
      <TextField
        name="figures.pupils"
        label={t('pupils')}
        hint={t('pupilsHint')}
        inputMode="numeric"
        defaultValue={result?.pupils}
      />
      <div className="grid gap-3 sm:grid-cols-2 *:min-w-0">
        <TextField
          name="figures.before"
          label={t('before')}
          inputMode="decimal"
          defaultValue={typed(result?.before)}
        />
        <TextField
          name="figures.beforeOn"
          label={t('beforeOn')}
          type="date"
          defaultValue={dated(result?.beforeOn)}
        />
      </div>
      <div className="grid gap-3 sm:grid-cols-2 *:min-w-0">
        <TextField
          name="figures.after"
          label={t('after')}
          inputMode="decimal"
          defaultValue={typed(result?.after)}
        />
        <TextField
          name="figures.afterOn"
          label={t('afterOn')}
          type="date"
          defaultValue={dated(result?.afterOn)}
        />
      </div>
      <Sure name="figures.sure" label={t('sure')} />
    </>
  )
}
