'use server'
import { formAction } from '../../forms/action'
import { filesOf, valuesOf } from '../../forms/state'
import { dropLogo, keepLetterhead, keepLogo } from './commands'

const settings = ({ slug }: { slug: string }) => `/groups/${slug}/documents/settings?saved=1`

export const keep = formAction(keepLetterhead, settings)
export const putLogo = formAction(keepLogo, settings, (data) => ({
  ...valuesOf(data),
  logo: filesOf(data, 'logo')[0],
}))
export const takeLogo = formAction(dropLogo, settings)
