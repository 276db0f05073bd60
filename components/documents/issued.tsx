import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { shortDate } from '@/lib/core/time'
import { revoke } from '@/lib/documents/actions'
import { grouped } from '@/lib/documents/rules'
import { getLocale, getTranslations } from '@/lib/i18n/words'

type Document = { id: string; number: string; code: string; issuedOn: Date }

/** An issued document: its number and date, the file, its public check, and for an officer the way to revoke it. */
export async function Issued(props: { document: Document; here: string; manage: boolean; name?: string }) {
  const t = await getTranslations('documents')
  const locale = await getLocale()
  const { id, number, code, issuedOn } = props.document
  return (
    <>
      <p>
        <bdi>{t('issuedAs', { number, date: shortDate(locale, 'UTC', issuedOn) })}</bdi>
      </p>
      <div className="acts">
        <a
          className="plain inline-flex items-center"
          href={`${props.here}/issued/${id}`}
          download
          aria-label={`${t('download')}: ${props.name ?? number}`}
        >
          {t('download')}
        </a>
        <a className="plain inline-flex items-center" href={`/verify/${grouped(code)}`}>
          {t('check', { code: grouped(code) })}
        </a>
        {props.manage ? (
          <ActionForm
            action={revoke}
            submit={t('revokeSubmit')}
            fold={props.name ? t('revokeOf', { number }) : t('revoke')}
            quiet
          >
            <input type="hidden" name="documentId" value={id} />
            <TextField name="reason" label={t('reason')} hint={t('reasonHint')} maxLength={300} />
          </ActionForm>
        ) : null}
      </div>
    </>
  )
}
