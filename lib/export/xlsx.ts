import 'server-only'
import { join } from 'node:path'
import { madeAside } from './aside'
import { type DataSet, download } from './data'

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A data set as a workbook: typed cells, a head that stays in sight, a filter on each column. */
export function xlsxBytes(data: DataSet): Promise<Uint8Array> {
  return madeAside(join(process.cwd(), 'lib/export/sheets.mjs'), { data })
}

/** A data set as an XLSX download. */
export async function xlsxResponse(data: DataSet): Promise<Response> {
  return new Response((await xlsxBytes(data)) as BodyInit, { headers: download(`${data.name}.xlsx`, TYPE) })
}
