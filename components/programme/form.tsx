import { ObjectivePicker } from '@/components/objectives/picker'
import { Choices, SelectField, TextArea, TextField } from '@/components/ui/field'
import { monthName } from '@/lib/core/time'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import type { ProgrammeItem } from '@/lib/programme/queries'
import { monthsOfYear } from '@/lib/programme/rules'
import { categories, origins } from '@/lib/programme/schema'

type Item = Omit<ProgrammeItem, 'id' | 'activities'>
type Props = {
  schoolYear: number
  adopted: boolean
  /** What a new item begins with, or an old one holds. */
  item?: Partial<Item>
  /** Names to choose from; any other can be typed. */
  members: string[]
}

/** The fields of a programme item; an adopted programme also asks why. */
export async function ItemFields(props: Props) {
  const t = await getTranslations('programme')
  const p = await getTranslations('planning')
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
        defaultValue={item?.month?.toISOString().slice(0, 7)}
      />
      <TextField name="jp" label={t('jp')} inputMode="numeric" defaultValue={item?.jp ?? ''} />
      <ObjectivePicker
        {...(item?.objective && { chosen: item.objective })}
        {...(item?.supporting && { supporting: item.supporting })}
      />
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
      <Choices
        name="origin"
        type="radio"
        label={p('origin')}
        chosen={item?.origin ?? 'programme'}
        options={origins.map((value) => ({ value, label: p(`origins.${value}`) }))}
      />
      <TextField
        name="inCharge"
        label={p('inCharge')}
        hint={p('inChargeHint')}
        list="members"
        maxLength={120}
        defaultValue={item?.inChargeBy?.name ?? item?.inCharge ?? ''}
      />
      <datalist id="members">
        {props.members.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <TextField
        name="budget"
        label={p('budget')}
        hint={p('budgetHint')}
        inputMode="numeric"
        defaultValue={item?.budget ?? ''}
      />
      <TextField name="fund" label={p('fund')} maxLength={80} defaultValue={item?.fund ?? ''} />
      <TextField
        name="indicator"
        label={p('indicator')}
        hint={p('indicatorHint')}
        maxLength={300}
        defaultValue={item?.indicator ?? ''}
      />
      {props.adopted ? (
        <TextField name="why" label={t('why')} hint={t('whyHint')} maxLength={400} />
      ) : (
        <input type="hidden" name="why" value="" />
      )}
    </>
  )
}
