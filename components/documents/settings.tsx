import { UploadField } from '@/components/files/field'
import { TextArea, TextField, VersionField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { keep, putLogo, takeLogo } from '@/lib/documents/letterhead/actions'
import type { readLetterhead } from '@/lib/documents/letterhead/queries'
import { FORMAT } from '@/lib/documents/letterhead/rules'
import { exampleOf } from '@/lib/documents/queries'
import { getTranslations } from '@/lib/i18n/words'

type Group = { id: string; slug: string }
type Found = NonNullable<Awaited<ReturnType<typeof readLetterhead>>>

/** What stands at the head of the papers, and how letters are numbered. */
export async function LetterheadForm({ group, found }: { group: Group; found: Found }) {
  const t = await getTranslations('documents.settings')
  const { letterhead, next, begun, on } = found
  return (
    <ActionForm action={keep} submit={t('save')}>
      <input type="hidden" name="groupId" value={group.id} />
      <VersionField version={letterhead?.version ?? 0} />
      <TextArea
        name="above"
        label={t('above')}
        hint={t('aboveHint')}
        rows={2}
        defaultValue={letterhead?.above}
      />
      <TextField name="address" label={t('address')} maxLength={200} defaultValue={letterhead?.address} />
      <TextField
        name="place"
        label={t('place')}
        hint={t('placeHint')}
        maxLength={60}
        defaultValue={letterhead?.place}
      />
      <TextField
        name="code"
        label={t('code')}
        hint={t('codeHint')}
        maxLength={40}
        defaultValue={letterhead?.code}
      />
      <TextField
        name="format"
        label={t('format')}
        hint={t('formatHint')}
        maxLength={80}
        defaultValue={letterhead?.format ?? FORMAT}
        spellCheck={false}
      />
      <p className="notice">{t('example', { number: exampleOf(letterhead, next, on) })}</p>
      {begun ? null : (
        <TextField
          name="next"
          label={t('next')}
          hint={t('nextHint')}
          inputMode="numeric"
          defaultValue={next}
        />
      )}
    </ActionForm>
  )
}

/** The logo of the letterhead: put on, or taken off. */
export async function LogoForms(props: {
  group: Group
  logo: { id: string; name: string } | null
  tooLarge: boolean
}) {
  const t = await getTranslations('documents.settings')
  const e = await getTranslations('errors')
  const groupId = <input type="hidden" name="groupId" value={props.group.id} />
  return (
    <section className="stack">
      <h2>{t('logo')}</h2>
      {props.logo ? <p className="faint">{t('hasLogo', { name: props.logo.name })}</p> : null}
      <ActionForm action={putLogo} submit={t('putLogo')} quiet>
        {groupId}
        <UploadField
          name="logo"
          label={t('logoFile')}
          groupId={props.group.id}
          accept="image/png,image/jpeg"
          megabytes={500 / 1024}
          tooLarge={e('logoTooLarge', { max: 500 })}
          refused={props.tooLarge}
        />
      </ActionForm>
      {props.logo ? (
        <ActionForm action={takeLogo} submit={t('dropLogo')} quiet>
          {groupId}
        </ActionForm>
      ) : null}
    </section>
  )
}
