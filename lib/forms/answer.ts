import 'server-only'
import { AppError, type Complaint } from '../core/errors'
import { log } from '../core/log'
import { getTranslations } from '../i18n/words'
import type { FormState } from './state'

const status = { invalid: 'invalid', conflict: 'conflict' } as const

/** An error as a form shows it: translated, with what was typed. An unknown error is logged under an id. */
export async function answer(error: unknown, values: FormState['values']): Promise<FormState> {
  const t = await getTranslations('errors')
  const say = ({ key, values: words }: Complaint) =>
    t.has(key as 'invalid') ? t(key as 'invalid', words as never) : t('invalid')
  if (!(error instanceof AppError)) {
    const id = report(error)
    return { status: 'refused', message: t('unexpected', { id }), errors: {}, values }
  }
  const errors = Object.fromEntries(Object.entries(error.fields).map(([name, one]) => [name, say(one)]))
  const found = status[error.code as keyof typeof status] ?? 'refused'
  const seen = error.version === undefined ? {} : { version: String(error.version) }
  return { status: found, message: say(error.complaint), errors, values: { ...values, ...seen } }
}

/** Logs what nobody expected under an id that a person can tell us. */
export function report(error: unknown): string {
  const id = crypto.randomUUID().slice(0, 8)
  const err = error instanceof Error ? { name: error.name, stack: error.stack } : String(error)
  log.error({ id, err }, 'unexpected')
  return id
}
