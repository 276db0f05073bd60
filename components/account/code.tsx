import { TextField } from '@/components/ui/field'
import { getTranslations } from '@/lib/i18n/words'

const plain = { autoCapitalize: 'none', spellCheck: false, maxLength: 40 } as const

/** The six digits that an authenticator app shows now. */
export async function CodeField() {
  const t = await getTranslations('factor')
  return (
    <TextField
      name="code"
      label={t('code')}
      hint={t('codeHint')}
      inputMode="numeric"
      autoComplete="one-time-code"
      {...plain}
    />
  )
}

/** One of the codes that were printed or written down. */
export async function PaperField() {
  const t = await getTranslations('factor')
  return <TextField name="code" label={t('paper')} hint={t('paperHint')} autoComplete="off" {...plain} />
}
