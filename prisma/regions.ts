import { getDistricts, getProvinces, getRegencies } from 'idn-area-data'

/** All provinces, regencies and districts of Indonesia (idn-area-data, MIT) as rows, those above before those below. */
export async function allRegions() {
  const provinces = (await getProvinces()).map((one) => ({ ...one, level: 1, parentCode: null }))
  const regencies = (await getRegencies()).map(({ province_code: parentCode, ...one }) => ({
    ...one,
    level: 2,
    parentCode,
  }))
  const districts = (await getDistricts()).map(({ regency_code: parentCode, ...one }) => ({
    ...one,
    level: 3,
    parentCode,
  }))
  return [...provinces, ...regencies, ...districts]
}
