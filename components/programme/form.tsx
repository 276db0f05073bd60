import { getLocale, getTranslations } from 'next-intl/server'
import { ObjectivePicker } from '@/components/objectives/picker'
import { Choices, SelectField, TextArea, TextField } from '@/components/ui/field'
import { monthName } from '@/lib/core/time'
import type { ProgrammeItem } from '@/lib/programme/queries'
import { monthsOfYear } from '@/lib/programme/rules'
import { categories } from '@/lib/programme/schema'

type Item = Omit<ProgrammeItem, 'id' | 'activities'>

/** The fields of a programme item; an adopted programme also asks why. */
export async function ItemFields(props: { schoolYear: number; adopted: boolean; item?: Item }) {
  const t = await getTranslations('programme')
  const locale = await getLocale()
  const { item } = props
  const months = monthsOfYear(props.schoolYear).map((value) => ({ value, label: monthName(locale, value) }))
  return (
    <>
      <TextField name="title" label={t('item')} maxLength={160} defaultValue={item?.title} />
      <SelectField
        name="month"
        label={t('month')}
        options={months}
        defaultValue={item?.month.toISOString().slice(0, 7)}
      />
      <TextField name="jp" label={t('jp')} inputMode="numeric" defaultValue={item?.jp ?? ''} />
      <ObjectivePicker {...(item && { chosen: item.objective, supporting: item.supporting })} />
      <TextArea
        name="reason"
        label={t('reason')}
        hint={t('reasonHint')}
        rows={2}
        defaultValue={item?.reason}
      />
      <Choices
        name="category"
        type="radio"
        label={t('category')}
        chosen={item?.category ?? 'coreRoutine'}
        options={categories.map((value) => ({ value, label: t(`categories.${value}`) }))}
      />
      {props.adopted ? (
        <TextField name="why" label={t('why')} hint={t('whyHint')} maxLength={400} />
      ) : (
        <input type="hidden" name="why" value="" />
      )}
    </>
  )
}
