import { getTranslations } from '@/lib/i18n/words'
import { UploadField } from './field'

const KINDS = '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Where a form takes a spreadsheet, as its field `file`. */
export async function SheetField(props: {
  label: string
  hint: string
  megabytes: number
  groupId: string
  refused: boolean
}) {
  const e = await getTranslations('errors')
  return (
    <UploadField
      {...props}
      name="file"
      accept={KINDS}
      tooLarge={e('sheetTooLarge', { max: props.megabytes })}
    />
  )
}
