import { utils, type WorkSheet, write } from '@e965/xlsx'

/** A workbook of one sheet as a file somebody would hand in. */
export function workbook(
  rows: unknown[][],
  change: (sheet: WorkSheet) => void = () => {},
  name = 'program.xlsx',
) {
  const sheet = utils.aoa_to_sheet(rows, { UTC: true })
  change(sheet)
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'Program')
  return new File([write(book, { type: 'buffer', bookType: 'xlsx', compression: true })], name)
}

export const csv = (text: string, name = 'program.csv') => new File([text], name)
